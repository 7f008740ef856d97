using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsRedLine",
                table: "notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "PausedAt",
                table: "notices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StoppedAt",
                table: "notices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AreaCode",
                table: "deliveries",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "deliveries",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MergedKey",
                table: "attempts",
                type: "TEXT",
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
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Nr = table.Column<int>(type: "INTEGER", nullable: false),
                    IsExcept = table.Column<bool>(type: "INTEGER", nullable: false),
                    Lane = table.Column<int>(type: "INTEGER", nullable: false),
                    Whom = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    PathFrom = table.Column<string>(type: "TEXT", nullable: false),
                    PathTo = table.Column<string>(type: "TEXT", nullable: false),
                    CompoundCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", nullable: false),
                    HasExcept = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expansions", x => new { x.NoticeId, x.Nr });
                });

            migrationBuilder.CreateTable(
                name: "slices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lane = table.Column<int>(type: "INTEGER", nullable: false),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Merge = table.Column<bool>(type: "INTEGER", nullable: false),
                    Held = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RungAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Fence = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    IsFolded = table.Column<bool>(type: "INTEGER", nullable: false)
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
                UPDATE deliveries SET "State" = 'Pending', "NotBefore" = 0 WHERE "State" IN ('Pending', 'Leased')
                """);
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

            migrationBuilder.AddColumn<long>(
                name: "LeasedUntil",
                table: "deliveries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "attempts",
                type: "TEXT",
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
