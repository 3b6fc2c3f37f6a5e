using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261122055636_OfficeAndDevices")]
    public partial class OfficeAndDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "returned_because",
                table: "service_manuals",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "submitted_at",
                table: "service_manuals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "chat_codes",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_codes", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    code_expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    paired_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_contact_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    caught_up_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    written = table.Column<int>(type: "INTEGER", nullable: false),
                    left_out = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_line = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "manual_writers",
                columns: table => new
                {
                    manual_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manual_writers", x => new { x.manual_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_manual_writers_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manual_writers_service_manuals_manual_id",
                        column: x => x.manual_id,
                        principalTable: "service_manuals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_line_links",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    linked_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_line_links", x => x.account_id);
                    table.ForeignKey(
                        name: "fk_staff_line_links_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "device_entries",
                columns: table => new
                {
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    device_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_entries", x => x.client_id);
                    table.ForeignKey(
                        name: "fk_device_entries_devices_device_id",
                        column: x => x.device_id,
                        principalTable: "devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_villages_line_group_id",
                table: "villages",
                column: "line_group_id");

            migrationBuilder.CreateIndex(
                name: "ix_chat_codes_expires_at",
                table: "chat_codes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_chat_codes_topic_subject_id",
                table: "chat_codes",
                columns: new[] { "topic", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_device_entries_day",
                table: "device_entries",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_device_entries_device_id",
                table: "device_entries",
                column: "device_id");

            migrationBuilder.CreateIndex(
                name: "ix_devices_last_contact_at",
                table: "devices",
                column: "last_contact_at");

            migrationBuilder.CreateIndex(
                name: "ix_devices_place_id",
                table: "devices",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_devices_secret_hash",
                table: "devices",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_runs_finished_at",
                table: "import_runs",
                column: "finished_at");

            migrationBuilder.CreateIndex(
                name: "ix_manual_writers_account_id",
                table: "manual_writers",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_line_links_line_user_id",
                table: "staff_line_links",
                column: "line_user_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chat_codes");

            migrationBuilder.DropTable(
                name: "device_entries");

            migrationBuilder.DropTable(
                name: "import_runs");

            migrationBuilder.DropTable(
                name: "manual_writers");

            migrationBuilder.DropTable(
                name: "staff_line_links");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropIndex(
                name: "ix_villages_line_group_id",
                table: "villages");

            migrationBuilder.DropColumn(
                name: "returned_because",
                table: "service_manuals");

            migrationBuilder.DropColumn(
                name: "submitted_at",
                table: "service_manuals");
        }
    }
}
