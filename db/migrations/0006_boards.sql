CREATE TABLE "board_activity" (
	"on_day" date NOT NULL,
	"scope_id" uuid NOT NULL,
	"kept_at" timestamp (3) with time zone,
	CONSTRAINT "board_activity_on_day_scope_id_pk" PRIMARY KEY("on_day","scope_id")
);
--> statement-breakpoint
CREATE TABLE "rank_passes" (
	"entry_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"by_user_id" uuid NOT NULL,
	"scope_id" uuid NOT NULL,
	"by_xp" integer NOT NULL,
	"rank" integer NOT NULL,
	"passed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rank_passes_entry_id_user_id_pk" PRIMARY KEY("entry_id","user_id")
);
--> statement-breakpoint
DROP INDEX "xp_totals_board";--> statement-breakpoint
ALTER TABLE "rank_passes" ADD CONSTRAINT "rank_passes_entry_id_xp_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."xp_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rank_passes" ADD CONSTRAINT "rank_passes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rank_passes" ADD CONSTRAINT "rank_passes_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_activity_waiting" ON "board_activity" USING btree ("on_day") WHERE kept_at is null;--> statement-breakpoint
CREATE INDEX "rank_passes_user" ON "rank_passes" USING btree ("user_id","passed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "rank_passes_age" ON "rank_passes" USING btree ("passed_at");--> statement-breakpoint
CREATE INDEX "xp_totals_board" ON "xp_totals" USING btree ("scope_id","period","starts_on","xp" DESC NULLS LAST,"reached_at","user_id") WHERE listed;