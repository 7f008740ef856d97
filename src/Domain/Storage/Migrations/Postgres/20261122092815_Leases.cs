using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Leases : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
