CREATE TABLE "sittings" (
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"writer_id" uuid NOT NULL,
	"session_id" uuid,
	"first_request_id" text NOT NULL,
	"request_id" text NOT NULL,
	"saves" integer NOT NULL,
	"state" text NOT NULL,
	"about" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sittings_kind_subject_id_pk" PRIMARY KEY("kind","subject_id")
);
