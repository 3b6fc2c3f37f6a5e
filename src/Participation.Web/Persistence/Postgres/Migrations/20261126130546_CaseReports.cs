using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CaseReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_ceilings",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_set = table.Column<bool>(type: "boolean", nullable: false),
                    rule = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: true),
                    base_year = table.Column<int>(type: "integer", nullable: true),
                    base_count = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_ceilings", x => new { x.fiscal_year, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "case_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_report_notes",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problems = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    obstacles = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    solutions = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_report_notes", x => x.report_id);
                    table.ForeignKey(
                        name: "fk_case_report_notes_case_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "case_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_reports_kind_from_day",
                table: "case_reports",
                columns: new[] { "kind", "from_day" },
                unique: true);

            migrationBuilder.Protect("case_reports");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_ceilings");

            migrationBuilder.DropTable(
                name: "case_report_notes");

            migrationBuilder.DropTable(
                name: "case_reports");
        }
    }
}
