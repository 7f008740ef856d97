using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BroadcastFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Files",
                table: "broadcasts",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "ShareHash",
                table: "attachments",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SharedUntil",
                table: "attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_attachments_ShareHash",
                table: "attachments",
                column: "ShareHash",
                unique: true,
                filter: "\"ShareHash\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_attachments_ShareHash",
                table: "attachments");

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
