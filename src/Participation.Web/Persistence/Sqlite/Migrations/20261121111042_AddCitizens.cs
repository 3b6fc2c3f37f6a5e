using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261121111042_AddCitizens")]
    public partial class AddCitizens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "chat_messages",
                columns: table => new
                {
                    message_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_messages", x => x.message_id);
                });

            migrationBuilder.CreateTable(
                name: "citizens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    village_answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_citizens", x => x.id);
                    table.ForeignKey(
                        name: "fk_citizens_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_chat_messages_seen_at",
                table: "chat_messages",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_citizens_line_user_id",
                table: "citizens",
                column: "line_user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_citizens_village_id",
                table: "citizens",
                column: "village_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chat_messages");

            migrationBuilder.DropTable(
                name: "citizens");
        }
    }
}
