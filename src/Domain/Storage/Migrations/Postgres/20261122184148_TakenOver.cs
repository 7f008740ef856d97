using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
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
                type: "boolean",
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
