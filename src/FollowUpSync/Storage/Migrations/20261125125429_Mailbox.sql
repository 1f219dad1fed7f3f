CREATE TABLE "Items" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Items" PRIMARY KEY ("Owner", "Key")
);

CREATE TABLE "Streams" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    CONSTRAINT "PK_Streams" PRIMARY KEY ("Owner", "Key")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125125429_Mailbox', '10.0.15');

