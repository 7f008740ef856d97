using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TakenOver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTakenOver",
                table: "slices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsTakenOver",
                table: "slices");
        }
    }
}
