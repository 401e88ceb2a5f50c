ALTER TABLE "courses" ADD COLUMN "publish_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "publish_learners" text DEFAULT 'keep' NOT NULL;--> statement-breakpoint
CREATE INDEX "media_files_storage" ON "media_files" USING btree ("storage_key");--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_publish_learners" CHECK (publish_learners in ('keep', 'migrate'));