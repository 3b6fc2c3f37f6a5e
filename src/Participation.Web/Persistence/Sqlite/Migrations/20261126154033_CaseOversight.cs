using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261126154033_CaseOversight")]
    public partial class CaseOversight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_handbooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reader = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_handbooks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_oversight",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_oversight", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_oversight_case_entries_case_id_sequence",
                        columns: x => new { x.case_id, x.sequence },
                        principalTable: "case_entries",
                        principalColumns: new[] { "case_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_oversight_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_set_up_marks",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_set_up_marks", x => new { x.fiscal_year, x.item });
                });

            migrationBuilder.CreateTable(
                name: "case_texts",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_texts", x => new { x.key, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_handbooks_reader_edition",
                table: "case_handbooks",
                columns: new[] { "reader", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_oversight_at",
                table: "case_oversight",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_case_oversight_case_id_sequence",
                table: "case_oversight",
                columns: new[] { "case_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_case_oversight_unit_id",
                table: "case_oversight",
                column: "unit_id");

            migrationBuilder.Protect("case_handbooks");
            migrationBuilder.Protect("case_oversight");
            migrationBuilder.Protect("case_texts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_handbooks");

            migrationBuilder.DropTable(
                name: "case_oversight");

            migrationBuilder.DropTable(
                name: "case_set_up_marks");

            migrationBuilder.DropTable(
                name: "case_texts");
        }
    }
}
