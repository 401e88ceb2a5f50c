CREATE TABLE "course_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"filename" text NOT NULL,
	"storage_key" text NOT NULL,
	"state" text NOT NULL,
	"preview" jsonb,
	"report" jsonb,
	"steps_done" integer DEFAULT 0 NOT NULL,
	"steps_total" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"course_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_imports_state" CHECK (state in ('reading', 'previewed', 'importing', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "prerequisites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"section_id" uuid,
	"lesson_id" uuid,
	"requires" text NOT NULL,
	"required_lesson_id" uuid,
	"required_section_id" uuid,
	"required_course_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prerequisites_requires" CHECK (requires in ('previous', 'lesson', 'section', 'course')),
	CONSTRAINT "prerequisites_one_subject" CHECK ("prerequisites"."section_id" is null or "prerequisites"."lesson_id" is null),
	CONSTRAINT "prerequisites_one_required" CHECK (("prerequisites"."requires" = 'lesson') = ("prerequisites"."required_lesson_id" is not null) and ("prerequisites"."requires" = 'section') = ("prerequisites"."required_section_id" is not null) and ("prerequisites"."requires" = 'course') = ("prerequisites"."required_course_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "version_lessons" (
	"version_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"lesson_version_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"section_title" text NOT NULL,
	"section_position" integer NOT NULL,
	"position" integer NOT NULL,
	"difficulty" text NOT NULL,
	"free_preview" boolean NOT NULL,
	"optional" boolean NOT NULL,
	CONSTRAINT "version_lessons_version_id_lesson_id_pk" PRIMARY KEY("version_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "course_message_recipients" (
	"message_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "course_message_recipients_message_id_user_id_pk" PRIMARY KEY("message_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "course_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"author_id" uuid,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"body_markdown" text NOT NULL,
	"recipient_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_messages_kind" CHECK (kind in ('announcement', 'message'))
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"course_id" uuid,
	"lesson_id" uuid,
	"filename" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"state" text DEFAULT 'receiving' NOT NULL,
	"problem" text,
	"media_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_purpose" CHECK (purpose in ('lesson', 'picture', 'cover', 'import')),
	CONSTRAINT "uploads_state" CHECK (state in ('receiving', 'received', 'ready', 'failed')),
	CONSTRAINT "uploads_size" CHECK ("uploads"."size_bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "site_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "details" jsonb;--> statement-breakpoint
UPDATE "course_versions" v SET "details" = jsonb_build_object('title', c.title, 'subtitle', c.subtitle, 'descriptionMarkdown', c.description_markdown, 'outcomes', c.outcomes, 'requirements', c.requirements) FROM "courses" c WHERE c.id = v.course_id;--> statement-breakpoint
ALTER TABLE "course_versions" ALTER COLUMN "details" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "lesson_order" text DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "guarded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "is_template" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "publish_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "publish_by" uuid;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "review_note" text;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "duration_seconds" integer;--> statement-breakpoint
UPDATE "lesson_versions" v SET "kind" = l.kind, "duration_seconds" = l.duration_seconds FROM "lessons" l WHERE l.id = v.lesson_id;--> statement-breakpoint
ALTER TABLE "lesson_versions" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_versions" ALTER COLUMN "duration_seconds" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "embed_url" text;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "embed_url" text;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "opens_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "opens_after_days" integer;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "updated_by" uuid;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "opens_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "opens_after_days" integer;--> statement-breakpoint
ALTER TABLE "course_reviews" ADD COLUMN "reply" text;--> statement-breakpoint
ALTER TABLE "course_reviews" ADD COLUMN "replied_by" uuid;--> statement-breakpoint
ALTER TABLE "course_reviews" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "renditions" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_imports" ADD CONSTRAINT "course_imports_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_imports" ADD CONSTRAINT "course_imports_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_required_lesson_id_lessons_id_fk" FOREIGN KEY ("required_lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_required_section_id_sections_id_fk" FOREIGN KEY ("required_section_id") REFERENCES "public"."sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prerequisites" ADD CONSTRAINT "prerequisites_required_course_id_courses_id_fk" FOREIGN KEY ("required_course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_lessons" ADD CONSTRAINT "version_lessons_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_lessons" ADD CONSTRAINT "version_lessons_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_lessons" ADD CONSTRAINT "version_lessons_lesson_version_id_lesson_versions_id_fk" FOREIGN KEY ("lesson_version_id") REFERENCES "public"."lesson_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_message_recipients" ADD CONSTRAINT "course_message_recipients_message_id_course_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."course_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_message_recipients" ADD CONSTRAINT "course_message_recipients_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_messages" ADD CONSTRAINT "course_messages_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_messages" ADD CONSTRAINT "course_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_settings" ADD CONSTRAINT "site_settings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_imports_owner" ON "course_imports" USING btree ("owner_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "course_imports_course" ON "course_imports" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "prerequisites_course" ON "prerequisites" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "prerequisites_section" ON "prerequisites" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "prerequisites_lesson" ON "prerequisites" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "prerequisites_required_lesson" ON "prerequisites" USING btree ("required_lesson_id");--> statement-breakpoint
CREATE INDEX "prerequisites_required_section" ON "prerequisites" USING btree ("required_section_id");--> statement-breakpoint
CREATE INDEX "prerequisites_required_course" ON "prerequisites" USING btree ("required_course_id");--> statement-breakpoint
CREATE INDEX "version_lessons_lesson" ON "version_lessons" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "version_lessons_content" ON "version_lessons" USING btree ("lesson_version_id");--> statement-breakpoint
CREATE INDEX "course_message_recipients_user" ON "course_message_recipients" USING btree ("user_id","message_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "course_messages_newest" ON "course_messages" USING btree ("course_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "uploads_owner" ON "uploads" USING btree ("owner_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "uploads_media" ON "uploads" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "uploads_stale" ON "uploads" USING btree ("updated_at");--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_publish_by_users_id_fk" FOREIGN KEY ("publish_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_reviews" ADD CONSTRAINT "course_reviews_replied_by_users_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "courses_publish_at" ON "courses" USING btree ("publish_at") WHERE publish_at is not null;--> statement-breakpoint
INSERT INTO "version_lessons" ("version_id", "lesson_id", "lesson_version_id", "section_id", "section_title", "section_position", "position", "difficulty", "free_preview", "optional")
SELECT v.id, l.id, (entry.value->>'versionId')::uuid, (part.value->>'id')::uuid, part.value->>'title', part.ordinality - 1, entry.ordinality - 1, l.difficulty, l.free_preview, (entry.value->>'optional')::boolean
FROM "course_versions" v
CROSS JOIN LATERAL jsonb_array_elements(v.outline) WITH ORDINALITY AS part
CROSS JOIN LATERAL jsonb_array_elements(part.value->'lessons') WITH ORDINALITY AS entry
JOIN "lessons" l ON l.id = (entry.value->>'id')::uuid
JOIN "lesson_versions" f ON f.id = (entry.value->>'versionId')::uuid
ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "course_versions" DROP COLUMN "outline";--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_lesson_order" CHECK (lesson_order in ('any', 'in_order'));--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_renditions" CHECK (renditions in ('none', 'queued', 'ready', 'failed'));--> statement-breakpoint
CREATE VIEW "public"."edition_lessons" AS (
  select l.course_id as edition_id, l.course_id, l.section_id, s.title as section_title, s.position as section_position,
    l.id as lesson_id, l.position, l.title, l.kind, l.difficulty, l.duration_seconds, l.free_preview, l.optional,
    l.body_markdown, l.media_id, l.embed_url
  from lessons l join sections s on s.id = l.section_id
  where l.removed_at is null
  union all
  select x.version_id, v.course_id, x.section_id, x.section_title, x.section_position,
    x.lesson_id, x.position, c.title, c.kind, x.difficulty, c.duration_seconds, x.free_preview, x.optional,
    c.body_markdown, c.media_id, c.embed_url
  from version_lessons x
  join course_versions v on v.id = x.version_id
  join lesson_versions c on c.id = x.lesson_version_id);