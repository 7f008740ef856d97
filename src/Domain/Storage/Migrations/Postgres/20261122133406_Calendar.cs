using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Calendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AcceptBrokenAt",
                table: "requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "AcceptWithin",
                table: "requests",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<int>(
                name: "AnswersOwed",
                table: "requests",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PausedAt",
                table: "requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PausedFor",
                table: "requests",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PromiseNextAt",
                table: "requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PromiseStage",
                table: "requests",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ResolveBrokenAt",
                table: "requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "ResolveWithin",
                table: "requests",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<string>(
                name: "Files",
                table: "broadcasts",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "ShareHash",
                table: "attachments",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SharedUntil",
                table: "attachments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "firings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Fence = table.Column<int>(type: "integer", nullable: false),
                    LeaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_firings", x => new { x.Key, x.DueAt });
                });

            migrationBuilder.CreateTable(
                name: "whistle_calls",
                columns: table => new
                {
                    WhistleId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    CalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReportBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnswerBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReportedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnsweredById = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    LateAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsWaived = table.Column<bool>(type: "boolean", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_whistle_calls", x => new { x.WhistleId, x.OrganisationId });
                });

            migrationBuilder.CreateTable(
                name: "whistles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    RaisedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Refusal = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_whistles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_requests_PromiseNextAt",
                table: "requests",
                column: "PromiseNextAt",
                filter: "\"PromiseNextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_ShareHash",
                table: "attachments",
                column: "ShareHash",
                unique: true,
                filter: "\"ShareHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_firings_Key",
                table: "firings",
                column: "Key",
                unique: true,
                filter: "\"Outcome\" = 'Running' OR \"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_whistle_calls_NextAt",
                table: "whistle_calls",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_whistle_calls_OrganisationId_CalledAt",
                table: "whistle_calls",
                columns: new[] { "OrganisationId", "CalledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_whistle_calls_RequestId",
                table: "whistle_calls",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_whistles_RequestId",
                table: "whistles",
                column: "RequestId",
                unique: true,
                filter: "\"State\" IN ('Raised', 'Called')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "firings");

            migrationBuilder.DropTable(
                name: "whistle_calls");

            migrationBuilder.DropTable(
                name: "whistles");

            migrationBuilder.DropIndex(
                name: "IX_requests_PromiseNextAt",
                table: "requests");

            migrationBuilder.DropIndex(
                name: "IX_attachments_ShareHash",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "AcceptBrokenAt",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "AcceptWithin",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "AnswersOwed",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "PausedFor",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "PromiseNextAt",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "PromiseStage",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "ResolveBrokenAt",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "ResolveWithin",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "broadcasts");

            migrationBuilder.DropColumn(
                name: "ShareHash",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "SharedUntil",
                table: "attachments");
        }
    }
}
