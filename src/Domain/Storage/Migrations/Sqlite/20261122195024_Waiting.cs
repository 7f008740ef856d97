using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NextAt",
                table: "whistles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTakenOver",
                table: "slices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_whistles_NextAt",
                table: "whistles",
                column: "NextAt",
                filter: "\"NextAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_whistles_NextAt",
                table: "whistles");

            migrationBuilder.DropColumn(
                name: "NextAt",
                table: "whistles");

            migrationBuilder.DropColumn(
                name: "IsTakenOver",
                table: "slices");
        }
    }
}
