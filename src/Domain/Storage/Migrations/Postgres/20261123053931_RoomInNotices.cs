using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RoomInNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_notices_RequestId",
                table: "notices");

            migrationBuilder.AlterTable(
                name: "notices")
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            // Ids are not worth the time of compressing them.
            migrationBuilder.Sql("""ALTER TABLE slices ALTER COLUMN "Rows" SET STORAGE EXTERNAL""");

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

            migrationBuilder.AlterTable(
                name: "notices")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.Sql("""ALTER TABLE slices ALTER COLUMN "Rows" SET STORAGE EXTENDED""");

            migrationBuilder.CreateIndex(
                name: "IX_notices_RequestId",
                table: "notices",
                column: "RequestId");
        }
    }
}
