using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SurveyResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "tags",
                table: "citizen_comments");

            migrationBuilder.CreateTable(
                name: "comment_tags",
                columns: table => new
                {
                    tag = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hour_slot = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    comment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comment_tags", x => new { x.tag, x.hour_slot, x.comment_id });
                    table.ForeignKey(
                        name: "fk_comment_tags_citizen_comments_comment_id",
                        column: x => x.comment_id,
                        principalTable: "citizen_comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "said_and_done",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    said = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    done = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    service_point_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_said_and_done", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_targets",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    is_set = table.Column<bool>(type: "boolean", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_targets", x => new { x.fiscal_year, x.survey_id, x.kind });
                    table.ForeignKey(
                        name: "fk_survey_targets_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers",
                column: "hour_slot",
                filter: "mark <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_survey_id_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "survey_id", "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_unit_id_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "unit_id", "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comment_tags_comment_id",
                table: "comment_tags",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_said_and_done_published_at_id",
                table: "said_and_done",
                columns: new[] { "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_said_and_done_written_at",
                table: "said_and_done",
                column: "written_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_targets_survey_id",
                table: "survey_targets",
                column: "survey_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comment_tags");

            migrationBuilder.DropTable(
                name: "said_and_done");

            migrationBuilder.DropTable(
                name: "survey_targets");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_survey_id_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_unit_id_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.AddColumn<string>(
                name: "tags",
                table: "citizen_comments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
