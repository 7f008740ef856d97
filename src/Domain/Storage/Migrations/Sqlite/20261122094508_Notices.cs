using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channels",
                table: "people",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "ConcernsAlert",
                table: "notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "EarlierId",
                table: "expansions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "emergencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AreaName = table.Column<string>(type: "TEXT", nullable: false),
                    PathFrom = table.Column<string>(type: "TEXT", nullable: false),
                    PathTo = table.Column<string>(type: "TEXT", nullable: false),
                    CompoundCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedByName = table.Column<string>(type: "TEXT", nullable: true),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", nullable: true),
                    InCharge = table.Column<string>(type: "TEXT", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: true)
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
