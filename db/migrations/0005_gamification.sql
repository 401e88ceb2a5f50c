CREATE TABLE "achievement_counts" (
	"key" text PRIMARY KEY NOT NULL,
	"earned" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "active_days" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"evidence_count" integer DEFAULT 0 NOT NULL,
	"frozen" boolean DEFAULT false NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	CONSTRAINT "active_days_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
CREATE TABLE "board_histogram" (
	"scope_id" uuid NOT NULL,
	"period" text NOT NULL,
	"starts_on" date NOT NULL,
	"floor" integer NOT NULL,
	"above" integer NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "board_histogram_scope_id_period_starts_on_floor_pk" PRIMARY KEY("scope_id","period","starts_on","floor")
);
--> statement-breakpoint
CREATE TABLE "board_standings" (
	"scope_id" uuid NOT NULL,
	"period" text NOT NULL,
	"starts_on" date NOT NULL,
	"on_day" date NOT NULL,
	"user_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"xp" integer NOT NULL,
	CONSTRAINT "board_standings_scope_id_period_starts_on_on_day_user_id_pk" PRIMARY KEY("scope_id","period","starts_on","on_day","user_id")
);
--> statement-breakpoint
CREATE TABLE "course_gamification" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"xp" boolean DEFAULT true NOT NULL,
	"board" boolean DEFAULT true NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gamification_settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"xp" boolean DEFAULT true NOT NULL,
	"streaks" boolean DEFAULT true NOT NULL,
	"achievements" boolean DEFAULT true NOT NULL,
	"boards" boolean DEFAULT true NOT NULL,
	"weekly_goal_days" smallint DEFAULT 3 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gamification_settings_goal" CHECK ("gamification_settings"."weekly_goal_days" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "group_goals" (
	"group_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"target_xp" integer NOT NULL,
	"reached_at" timestamp (3) with time zone,
	CONSTRAINT "group_goals_group_id_starts_on_pk" PRIMARY KEY("group_id","starts_on"),
	CONSTRAINT "group_goals_target" CHECK ("group_goals"."target_xp" > 0)
);
--> statement-breakpoint
CREATE TABLE "peer_group_members" (
	"group_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "peer_group_members_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "peer_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"course_id" uuid,
	"owner_id" uuid,
	"member_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "peer_groups_name_length" CHECK (length("peer_groups"."name") between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "user_achievements" (
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"earned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_achievements_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "user_counters" (
	"user_id" uuid NOT NULL,
	"counter" text NOT NULL,
	"value" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "user_counters_user_id_counter_pk" PRIMARY KEY("user_id","counter")
);
--> statement-breakpoint
CREATE TABLE "user_marks" (
	"user_id" uuid NOT NULL,
	"counter" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "user_marks_user_id_counter_mark_pk" PRIMARY KEY("user_id","counter","mark")
);
--> statement-breakpoint
CREATE TABLE "user_stats" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"xp" integer DEFAULT 0 NOT NULL,
	"level" smallint DEFAULT 1 NOT NULL,
	"streak" integer DEFAULT 0 NOT NULL,
	"longest_streak" integer DEFAULT 0 NOT NULL,
	"last_day" date,
	"weekly_streak" integer DEFAULT 0 NOT NULL,
	"longest_weekly_streak" integer DEFAULT 0 NOT NULL,
	"last_week" date,
	"freezes" smallint DEFAULT 0 NOT NULL,
	"achievements_earned" integer DEFAULT 0 NOT NULL,
	"held_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_stats_freezes" CHECK ("user_stats"."freezes" between 0 and 2)
);
--> statement-breakpoint
CREATE TABLE "user_zones" (
	"user_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	CONSTRAINT "user_zones_user_id_since_pk" PRIMARY KEY("user_id","since")
);
--> statement-breakpoint
CREATE TABLE "xp_budgets" (
	"awarder_id" uuid NOT NULL,
	"day" date NOT NULL,
	"spent" integer NOT NULL,
	CONSTRAINT "xp_budgets_awarder_id_day_pk" PRIMARY KEY("awarder_id","day")
);
--> statement-breakpoint
CREATE TABLE "xp_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"entries" integer NOT NULL,
	"differences" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xp_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"rule_version" smallint NOT NULL,
	"evidence_kind" text NOT NULL,
	"evidence_id" text NOT NULL,
	"amount" integer NOT NULL,
	"base" integer NOT NULL,
	"multiplier" real DEFAULT 1 NOT NULL,
	"repeat_factor" real DEFAULT 1 NOT NULL,
	"streak_bonus" integer DEFAULT 0 NOT NULL,
	"course_id" uuid,
	"awarded_by" uuid,
	"reason" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "xp_entries_evidence_kind" CHECK (evidence_kind in ('lesson', 'course', 'quiz', 'answer', 'manual', 'correction'))
);
--> statement-breakpoint
CREATE TABLE "xp_flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"xp_in_hour" integer NOT NULL,
	"xp_allowed" integer NOT NULL,
	"reason" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"note" text,
	CONSTRAINT "xp_flags_state" CHECK (state in ('open', 'cleared', 'upheld'))
);
--> statement-breakpoint
CREATE TABLE "xp_totals" (
	"scope_id" uuid NOT NULL,
	"period" text NOT NULL,
	"starts_on" date NOT NULL,
	"user_id" uuid NOT NULL,
	"xp" integer DEFAULT 0 NOT NULL,
	"listed" boolean DEFAULT true NOT NULL,
	"reached_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "xp_totals_scope_id_period_starts_on_user_id_pk" PRIMARY KEY("scope_id","period","starts_on","user_id"),
	CONSTRAINT "xp_totals_period" CHECK (period in ('week', 'month', 'all'))
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_causes" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fact_id" uuid NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_causes_user_id_kind_fact_id_pk" PRIMARY KEY("user_id","kind","fact_id")
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"on" boolean NOT NULL,
	CONSTRAINT "notification_preferences_user_id_kind_channel_pk" PRIMARY KEY("user_id","kind","channel"),
	CONSTRAINT "notification_preferences_channel" CHECK (channel in ('app', 'email', 'push'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"data" jsonb NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "active_days" ADD CONSTRAINT "active_days_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_standings" ADD CONSTRAINT "board_standings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_gamification" ADD CONSTRAINT "course_gamification_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gamification_settings" ADD CONSTRAINT "gamification_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_goals" ADD CONSTRAINT "group_goals_group_id_peer_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."peer_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_group_members" ADD CONSTRAINT "peer_group_members_group_id_peer_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."peer_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_group_members" ADD CONSTRAINT "peer_group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_groups" ADD CONSTRAINT "peer_groups_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_groups" ADD CONSTRAINT "peer_groups_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_achievements" ADD CONSTRAINT "user_achievements_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_counters" ADD CONSTRAINT "user_counters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_marks" ADD CONSTRAINT "user_marks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_stats" ADD CONSTRAINT "user_stats_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_zones" ADD CONSTRAINT "user_zones_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_budgets" ADD CONSTRAINT "xp_budgets_awarder_id_users_id_fk" FOREIGN KEY ("awarder_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_entries" ADD CONSTRAINT "xp_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_entries" ADD CONSTRAINT "xp_entries_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_entries" ADD CONSTRAINT "xp_entries_awarded_by_users_id_fk" FOREIGN KEY ("awarded_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_flags" ADD CONSTRAINT "xp_flags_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_flags" ADD CONSTRAINT "xp_flags_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xp_totals" ADD CONSTRAINT "xp_totals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_causes" ADD CONSTRAINT "notification_causes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "peer_group_members_user" ON "peer_group_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_groups_code_unique" ON "peer_groups" USING btree ("code");--> statement-breakpoint
CREATE INDEX "peer_groups_course" ON "peer_groups" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "user_achievements_key" ON "user_achievements" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "xp_entries_evidence_once" ON "xp_entries" USING btree ("user_id","rule","evidence_kind","evidence_id");--> statement-breakpoint
CREATE INDEX "xp_entries_history" ON "xp_entries" USING btree ("user_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "xp_flags_open_once" ON "xp_flags" USING btree ("user_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "xp_flags_newest" ON "xp_flags" USING btree ("state","raised_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "xp_totals_board" ON "xp_totals" USING btree ("scope_id","period","starts_on","xp" DESC NULLS LAST,"user_id") WHERE listed;--> statement-breakpoint
CREATE INDEX "xp_totals_user" ON "xp_totals" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "live_events_topic" ON "live_events" USING btree ("topic","id");--> statement-breakpoint
CREATE INDEX "live_events_age" ON "live_events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notification_causes_age" ON "notification_causes" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_unread_once" ON "notifications" USING btree ("user_id","kind","about") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("user_id","happened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notifications_age" ON "notifications" USING btree ("created_at");