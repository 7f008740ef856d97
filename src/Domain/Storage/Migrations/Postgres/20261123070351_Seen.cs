using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hub.Domain.Storage.Migrations.Postgres
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

            migrationBuilder.AlterTable(
                name: "notices")
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.AlterTable(
                name: "deliveries")
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            // Ids are not worth the time of compressing them.
            migrationBuilder.Sql("""ALTER TABLE slices ALTER COLUMN "Rows" SET STORAGE EXTERNAL""");

            migrationBuilder.AddColumn<long>(
                name: "SeenSeq",
                table: "conversations",
                type: "bigint",
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

            migrationBuilder.Sql("""ALTER TABLE slices ALTER COLUMN "Rows" SET STORAGE EXTENDED""");

            migrationBuilder.DropColumn(
                name: "SeenSeq",
                table: "conversations");

            migrationBuilder.AlterTable(
                name: "notices")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.AlterTable(
                name: "deliveries")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateIndex(
                name: "IX_notices_RequestId",
                table: "notices",
                column: "RequestId");
        }
    }
}
