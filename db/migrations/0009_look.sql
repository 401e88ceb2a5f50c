ALTER TABLE "gamification_settings" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "gamification_settings" ADD COLUMN "stone" text;