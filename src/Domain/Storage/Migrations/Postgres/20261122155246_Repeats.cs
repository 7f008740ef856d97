using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Repeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FirstAt",
                table: "broadcasts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RepeatsId",
                table: "broadcasts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_broadcasts_RepeatsId_ScheduledAt",
                table: "broadcasts",
                columns: new[] { "RepeatsId", "ScheduledAt" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_broadcasts_RepeatsId_ScheduledAt",
                table: "broadcasts");

            migrationBuilder.DropColumn(
                name: "FirstAt",
                table: "broadcasts");

            migrationBuilder.DropColumn(
                name: "RepeatsId",
                table: "broadcasts");
        }
    }
}
