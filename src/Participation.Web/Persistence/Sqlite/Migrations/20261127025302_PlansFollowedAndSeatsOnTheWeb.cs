using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlansFollowedAndSeatsOnTheWeb : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "news_id",
                table: "plan_steps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sent",
                table: "plan_steps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "forum_web_seats",
                columns: table => new
                {
                    intent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    forum_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    consented_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    phoned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_web_seats", x => x.intent_id);
                    table.ForeignKey(
                        name: "fk_forum_web_seats_forum_intents_intent_id",
                        column: x => x.intent_id,
                        principalTable: "forum_intents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_web_seats_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_followers",
                columns: table => new
                {
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    owed = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_followers", x => new { x.plan_id, x.line_user_id });
                    table.ForeignKey(
                        name: "fk_plan_followers_plan_drafts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_forum_web_seats_forum_id_number",
                table: "forum_web_seats",
                columns: new[] { "forum_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_web_seats_request_id",
                table: "forum_web_seats",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_followers_line_user_id",
                table: "plan_followers",
                column: "line_user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forum_web_seats");

            migrationBuilder.DropTable(
                name: "plan_followers");

            migrationBuilder.DropColumn(
                name: "news_id",
                table: "plan_steps");

            migrationBuilder.DropColumn(
                name: "sent",
                table: "plan_steps");
        }
    }
}
