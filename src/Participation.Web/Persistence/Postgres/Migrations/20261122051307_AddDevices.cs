using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    code_expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    paired_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_contact_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    caught_up_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    waiting = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "device_entries",
                columns: table => new
                {
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_entries");

            migrationBuilder.DropTable(
                name: "devices");
        }
    }
}
