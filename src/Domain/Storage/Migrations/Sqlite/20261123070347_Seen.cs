using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Seen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_notices_RequestId",
                table: "notices");

            migrationBuilder.AddColumn<long>(
                name: "SeenSeq",
                table: "conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_notices_RequestId",
                table: "notices",
                column: "RequestId",
                filter: "\"RequestId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_notices_RequestId",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "SeenSeq",
                table: "conversations");

            migrationBuilder.CreateIndex(
                name: "IX_notices_RequestId",
                table: "notices",
                column: "RequestId");
        }
    }
}
