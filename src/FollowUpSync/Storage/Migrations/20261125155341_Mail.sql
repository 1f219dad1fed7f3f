CREATE TABLE "Mail" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Mail" PRIMARY KEY ("Owner", "Key")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125155341_Mail', '10.0.15');

