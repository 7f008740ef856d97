using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Slices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_Lane_CreatedAt",
                table: "deliveries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_attempts",
                table: "attempts");

            migrationBuilder.DropIndex(
                name: "IX_attempts_NoticeId_PersonId",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "LeasedUntil",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "attempts");

            migrationBuilder.AddColumn<int>(
                name: "Channels",
                table: "notices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsRedLine",
                table: "notices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PausedAt",
                table: "notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StoppedAt",
                table: "notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AreaCode",
                table: "deliveries",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "deliveries",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Channel",
                table: "attempts",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<string>(
                name: "MergedKey",
                table: "attempts",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_attempts",
                table: "attempts",
                columns: new[] { "NoticeId", "PersonId", "Channel", "Round" });

            migrationBuilder.CreateTable(
                name: "expansions",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nr = table.Column<int>(type: "integer", nullable: false),
                    IsExcept = table.Column<bool>(type: "boolean", nullable: false),
                    Lane = table.Column<int>(type: "integer", nullable: false),
                    Whom = table.Column<int>(type: "integer", nullable: false),
                    Role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    AreaCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    PathFrom = table.Column<string>(type: "text", nullable: false),
                    PathTo = table.Column<string>(type: "text", nullable: false),
                    CompoundCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Cursor = table.Column<string>(type: "text", nullable: false),
                    HasExcept = table.Column<bool>(type: "boolean", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expansions", x => new { x.NoticeId, x.Nr });
                });

            migrationBuilder.CreateTable(
                name: "slices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Lane = table.Column<int>(type: "integer", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: true),
                    Turn = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<byte[]>(type: "bytea", nullable: false),
                    Merge = table.Column<bool>(type: "boolean", nullable: false),
                    Held = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RungAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Fence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    What = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    IsFolded = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_NotBefore",
                table: "deliveries",
                column: "NotBefore",
                filter: "\"NotBefore\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_expansions_Lane_NoticeId",
                table: "expansions",
                columns: new[] { "Lane", "NoticeId" },
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_slices_Lane_Turn",
                table: "slices",
                columns: new[] { "Lane", "Turn" });

            migrationBuilder.CreateIndex(
                name: "IX_slices_NoticeId",
                table: "slices",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_tallies_Id",
                table: "tallies",
                column: "Id",
                filter: "NOT \"IsFolded\"");

            migrationBuilder.CreateIndex(
                name: "IX_tallies_NoticeId",
                table: "tallies",
                column: "NoticeId");

            // What waited to be sent before there were slices is due now; the feed makes slices of it.
            migrationBuilder.Sql("""
                UPDATE deliveries SET "State" = 'Pending', "NotBefore" = TIMESTAMPTZ '2000-01-01' WHERE "State" IN ('Pending', 'Leased')
                """);

            // Room on each page for the row's own later states: then a change of state touches no index.
            migrationBuilder.Sql("ALTER TABLE deliveries SET (fillfactor = 75)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "expansions");

            migrationBuilder.DropTable(
                name: "slices");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_NotBefore",
                table: "deliveries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_attempts",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "Channels",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "IsRedLine",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "StoppedAt",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "AreaCode",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "MergedKey",
                table: "attempts");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LeasedUntil",
                table: "deliveries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Channel",
                table: "attempts",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(32)",
                oldMaxLength: 32);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "attempts",
                type: "character varying(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_attempts",
                table: "attempts",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_Lane_CreatedAt",
                table: "deliveries",
                columns: new[] { "Lane", "CreatedAt" },
                filter: "\"State\" IN ('Pending', 'Leased')");

            migrationBuilder.CreateIndex(
                name: "IX_attempts_NoticeId_PersonId",
                table: "attempts",
                columns: new[] { "NoticeId", "PersonId" });
        }
    }
}
