using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LedgerByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_PersonId_State",
                table: "deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_PersonId_CreatedAt",
                table: "deliveries",
                columns: new[] { "PersonId", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_PersonId_CreatedAt",
                table: "deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_PersonId_State",
                table: "deliveries",
                columns: new[] { "PersonId", "State" });
        }
    }
}
