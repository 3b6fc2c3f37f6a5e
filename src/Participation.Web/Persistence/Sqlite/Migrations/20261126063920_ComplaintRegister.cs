using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261126063920_ComplaintRegister")]
    public partial class ComplaintRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_categories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    also_said = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sort_order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_categories", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_categories_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    counts_working_days = table.Column<bool>(type: "INTEGER", nullable: false),
                    remind_on = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_years",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_years", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    naming = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    tracking_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    access_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    handler_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_case_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "case_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cases_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cases_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_entries",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    promised_for = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    about = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_entries", x => new { x.case_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_case_entries_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_matters",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_matters", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_case_matters_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_notices",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_notices", x => new { x.case_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_case_notices_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_rounds",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    explained_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    breached_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_rounds", x => new { x.case_id, x.round });
                    table.ForeignKey(
                        name: "fk_case_rounds_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_entry_texts",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_entry_texts", x => new { x.case_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_case_entry_texts_case_entries_case_id_sequence",
                        columns: x => new { x.case_id, x.sequence },
                        principalTable: "case_entries",
                        principalColumns: new[] { "case_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_categories_name",
                table: "case_categories",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_categories_unit_id",
                table: "case_categories",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_matters_line_user_id",
                table: "case_matters",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_notices_way_accepted_at_delivered_at",
                table: "case_notices",
                columns: new[] { "way", "accepted_at", "delivered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_rounds_breached_at_closed_at_due_on",
                table: "case_rounds",
                columns: new[] { "breached_at", "closed_at", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_category_id_received_at",
                table: "cases",
                columns: new[] { "category_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_handler_id_state",
                table: "cases",
                columns: new[] { "handler_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_received_at",
                table: "cases",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_cases_request_id",
                table: "cases",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_due_on",
                table: "cases",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_tracking_hash",
                table: "cases",
                column: "tracking_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_id_state_due_on",
                table: "cases",
                columns: new[] { "unit_id", "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_village_id",
                table: "cases",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_year_number",
                table: "cases",
                columns: new[] { "year", "number" },
                unique: true);

            migrationBuilder.Protect("case_entries");
            // An entry of the register keeps what it was taken in with, a round its day, and no number is given twice.
            migrationBuilder.ProtectColumns("cases", "id", "year", "number", "kind", "channel", "naming", "received_at", "tracking_hash", "access_hash", "request_id");
            migrationBuilder.ProtectColumns("case_rounds", "case_id", "round", "due_on");
            migrationBuilder.ProtectRising("register_years", "last_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_entry_texts");

            migrationBuilder.DropTable(
                name: "case_matters");

            migrationBuilder.DropTable(
                name: "case_notices");

            migrationBuilder.DropTable(
                name: "case_rounds");

            migrationBuilder.DropTable(
                name: "case_settings");

            migrationBuilder.DropTable(
                name: "register_years");

            migrationBuilder.DropTable(
                name: "case_entries");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "case_categories");
        }
    }
}
