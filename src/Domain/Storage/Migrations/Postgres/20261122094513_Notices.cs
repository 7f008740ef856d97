using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_slices_NoticeId",
                table: "slices");

            migrationBuilder.DropIndex(
                name: "IX_conversations_PersonId",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "IX_contacts_PersonId",
                table: "contacts");

            migrationBuilder.AddColumn<Guid>(
                name: "LeaseId",
                table: "slices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channels",
                table: "people",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "ConcernsAlert",
                table: "notices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "EarlierId",
                table: "expansions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "emergencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AreaName = table.Column<string>(type: "text", nullable: false),
                    PathFrom = table.Column<string>(type: "text", nullable: false),
                    PathTo = table.Column<string>(type: "text", nullable: false),
                    CompoundCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedById = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedByName = table.Column<string>(type: "text", nullable: true),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedByName = table.Column<string>(type: "text", nullable: true),
                    InCharge = table.Column<string>(type: "text", nullable: false),
                    Report = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergencies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_slices_NoticeId_Turn",
                table: "slices",
                columns: new[] { "NoticeId", "Turn" });

            migrationBuilder.CreateIndex(
                name: "IX_people_Id",
                table: "people",
                column: "Id",
                filter: "\"QuietFrom\" IS NOT NULL OR \"QuietUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_conversations_PersonId_Channel",
                table: "conversations",
                columns: new[] { "PersonId", "Channel" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_PersonId_Channel",
                table: "contacts",
                columns: new[] { "PersonId", "Channel" });

            migrationBuilder.CreateIndex(
                name: "IX_emergencies_AreaCode",
                table: "emergencies",
                column: "AreaCode",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_emergencies_AreaCode_StartedAt",
                table: "emergencies",
                columns: new[] { "AreaCode", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_emergencies_EndedAt",
                table: "emergencies",
                column: "EndedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "emergencies");

            migrationBuilder.DropIndex(
                name: "IX_slices_NoticeId_Turn",
                table: "slices");

            migrationBuilder.DropIndex(
                name: "IX_people_Id",
                table: "people");

            migrationBuilder.DropIndex(
                name: "IX_conversations_PersonId_Channel",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "IX_contacts_PersonId_Channel",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "LeaseId",
                table: "slices");

            migrationBuilder.DropColumn(
                name: "Channels",
                table: "people");

            migrationBuilder.DropColumn(
                name: "ConcernsAlert",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "EarlierId",
                table: "expansions");

            migrationBuilder.CreateIndex(
                name: "IX_slices_NoticeId",
                table: "slices",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_conversations_PersonId",
                table: "conversations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_PersonId",
                table: "contacts",
                column: "PersonId");
        }
    }
}
