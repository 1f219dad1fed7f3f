CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "Files" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Files" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "FollowUps" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_FollowUps" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Interviews" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Interviews" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Mailboxes" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Mailboxes" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Runs" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Runs" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Sources" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Sources" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Templates" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Templates" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Words" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Words" PRIMARY KEY ("Owner", "Key")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124172244_Initial', '10.0.15');

