CREATE TABLE "untold" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"by_id" uuid NOT NULL,
	"thought_id" uuid,
	"followed_id" uuid,
	"handles" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "notifications_at_idx" ON "notifications" USING btree ("at");