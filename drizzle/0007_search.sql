CREATE TABLE "search_progress" (
	"topic_id" uuid PRIMARY KEY NOT NULL,
	"epoch" text NOT NULL,
	"rev" bigint NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thought_texts" (
	"thought_id" uuid PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"has_picture" boolean NOT NULL,
	"edited_at" timestamp with time zone,
	"folded" text COLLATE "C" NOT NULL,
	"parts" integer[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "folded_name" text;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "folded_name" text;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "folded_description" text;--> statement-breakpoint
ALTER TABLE "search_progress" ADD CONSTRAINT "search_progress_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thought_texts" ADD CONSTRAINT "thought_texts_thought_id_thoughts_id_fk" FOREIGN KEY ("thought_id") REFERENCES "public"."thoughts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thought_texts_recent_idx" ON "thought_texts" USING btree ("created_at" DESC NULLS LAST,"thought_id" DESC NULLS LAST) WHERE octet_length("thought_texts"."folded") > 0;--> statement-breakpoint
CREATE INDEX "thought_texts_topic_idx" ON "thought_texts" USING btree ("topic_id","created_at" DESC NULLS LAST,"thought_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "thought_texts_author_idx" ON "thought_texts" USING btree ("author_id","created_at" DESC NULLS LAST,"thought_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "thought_texts_picture_idx" ON "thought_texts" USING btree ("created_at" DESC NULLS LAST,"thought_id" DESC NULLS LAST) WHERE "thought_texts"."has_picture";--> statement-breakpoint
CREATE INDEX "thought_texts_words_idx" ON "thought_texts" USING gin (array_to_tsvector(string_to_array(btrim("folded"), ' '))) WITH (gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "thought_texts_parts_idx" ON "thought_texts" USING gin ("parts") WITH (gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "people_unfolded_idx" ON "people" USING btree ("id") WHERE "people"."folded_name" is null;--> statement-breakpoint
CREATE INDEX "topics_unfolded_idx" ON "topics" USING btree ("id") WHERE ("topics"."folded_name" is null or "topics"."folded_description" is null);