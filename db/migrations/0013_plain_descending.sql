DROP INDEX "sessions_user";--> statement-breakpoint
DROP INDEX "attempts_user";--> statement-breakpoint
DROP INDEX "course_imports_owner";--> statement-breakpoint
DROP INDEX "rank_passes_user";--> statement-breakpoint
DROP INDEX "xp_entries_history";--> statement-breakpoint
DROP INDEX "xp_flags_newest";--> statement-breakpoint
DROP INDEX "course_message_recipients_user";--> statement-breakpoint
DROP INDEX "course_messages_newest";--> statement-breakpoint
DROP INDEX "course_reviews_newest";--> statement-breakpoint
DROP INDEX "enrollments_recent";--> statement-breakpoint
DROP INDEX "uploads_owner";--> statement-breakpoint
DROP INDEX "notifications_newest";--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","last_used_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "attempts_user" ON "attempts" USING btree ("user_id","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "course_imports_owner" ON "course_imports" USING btree ("owner_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "rank_passes_user" ON "rank_passes" USING btree ("user_id","passed_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "xp_entries_history" ON "xp_entries" USING btree ("user_id","occurred_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "xp_flags_newest" ON "xp_flags" USING btree ("state","raised_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "course_message_recipients_user" ON "course_message_recipients" USING btree ("user_id","message_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "course_messages_newest" ON "course_messages" USING btree ("course_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "course_reviews_newest" ON "course_reviews" USING btree ("course_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "enrollments_recent" ON "enrollments" USING btree ("user_id","last_seen_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "uploads_owner" ON "uploads" USING btree ("owner_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("user_id","happened_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);