CREATE TABLE "held_thoughts" (
	"author_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"body" text NOT NULL,
	"reply_to_id" uuid,
	"media_ids" uuid[] DEFAULT '{}' NOT NULL,
	"fingerprint" text NOT NULL,
	"turn" bigserial NOT NULL,
	"publish_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "held_thoughts_author_id_client_id_pk" PRIMARY KEY("author_id","client_id")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "held_as" uuid;--> statement-breakpoint
ALTER TABLE "held_thoughts" ADD CONSTRAINT "held_thoughts_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_thoughts" ADD CONSTRAINT "held_thoughts_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_thoughts" ADD CONSTRAINT "held_thoughts_reply_to_id_thoughts_id_fk" FOREIGN KEY ("reply_to_id") REFERENCES "public"."thoughts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "held_thoughts_due_idx" ON "held_thoughts" USING btree ("publish_at") WHERE "held_thoughts"."undone_at" is null;