using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SurveyForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_survey_comments_survey_answers_answer_id",
                table: "survey_comments");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_service_point_id_hour_slot_rating",
                table: "survey_answers");

            migrationBuilder.DropPrimaryKey(
                name: "pk_survey_comments",
                table: "survey_comments");

            migrationBuilder.RenameTable(
                name: "survey_comments",
                newName: "citizen_comments");

            migrationBuilder.AlterColumn<Guid>(
                name: "service_point_id",
                table: "survey_answers",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<int>(
                name: "rating",
                table: "survey_answers",
                type: "INTEGER",
                maxLength: 32,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldMaxLength: 32);

            migrationBuilder.AddColumn<int>(
                name: "mark",
                table: "survey_answers",
                type: "INTEGER",
                maxLength: 32,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "residence",
                table: "survey_answers",
                type: "INTEGER",
                maxLength: 32,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "service_kind_id",
                table: "survey_answers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "survey_id",
                table: "survey_answers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("01900000-0000-7000-8000-000000000301"));

            migrationBuilder.AddColumn<Guid>(
                name: "survey_version_id",
                table: "survey_answers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("01900000-0000-7000-8000-000000000302"));

            migrationBuilder.AddColumn<Guid>(
                name: "village_id",
                table: "survey_answers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "answer_id",
                table: "citizen_comments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<Guid>(
                name: "id",
                table: "citizen_comments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "hour_slot",
                table: "citizen_comments",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "citizen_comments",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "citizen_comments",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "service_point_id",
                table: "citizen_comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "status",
                table: "citizen_comments",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "survey_id",
                table: "citizen_comments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("01900000-0000-7000-8000-000000000301"));

            migrationBuilder.AddColumn<string>(
                name: "tags",
                table: "citizen_comments",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "unit_id",
                table: "citizen_comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "version",
                table: "citizen_comments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Words from before had one row for each answer, and took place and hour from it.
            migrationBuilder.Sql("""
                UPDATE citizen_comments SET id = answer_id, kind = 'Remark', status = 'New',
                    hour_slot = (SELECT a.hour_slot FROM survey_answers a WHERE a.id = citizen_comments.answer_id),
                    service_point_id = (SELECT a.service_point_id FROM survey_answers a WHERE a.id = citizen_comments.answer_id);
                """);

            migrationBuilder.AddPrimaryKey(
                name: "pk_citizen_comments",
                table: "citizen_comments",
                column: "id");

            migrationBuilder.CreateTable(
                name: "answer_choices",
                columns: table => new
                {
                    answer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_key = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_choices", x => new { x.answer_id, x.question_key, x.value });
                    table.ForeignKey(
                        name: "fk_answer_choices_survey_answers_answer_id",
                        column: x => x.answer_id,
                        principalTable: "survey_answers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answer_exclusions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    way_in = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    hour_slot = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_excluded = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_exclusions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "choice_rollups",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grain = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_key = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    is_excluded = table.Column<bool>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choice_rollups", x => new { x.survey_id, x.grain, x.from_day, x.service_point_id, x.question_key, x.value, x.is_excluded });
                });

            migrationBuilder.CreateTable(
                name: "fee_counts",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    yes = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_counts", x => new { x.survey_id, x.month, x.service_point_id });
                });

            migrationBuilder.CreateTable(
                name: "hour_rollups",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grain = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weekday = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    is_excluded = table.Column<bool>(type: "INTEGER", nullable: false),
                    least = table.Column<int>(type: "INTEGER", nullable: false),
                    little = table.Column<int>(type: "INTEGER", nullable: false),
                    medium = table.Column<int>(type: "INTEGER", nullable: false),
                    much = table.Column<int>(type: "INTEGER", nullable: false),
                    most = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_rollups", x => new { x.survey_id, x.grain, x.from_day, x.service_point_id, x.weekday, x.hour, x.is_excluded });
                });

            migrationBuilder.CreateTable(
                name: "refusal_counts",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refusal_counts", x => new { x.survey_id, x.day, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "satisfaction_rollups",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grain = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_kind_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    way_in = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    is_excluded = table.Column<bool>(type: "INTEGER", nullable: false),
                    least = table.Column<int>(type: "INTEGER", nullable: false),
                    little = table.Column<int>(type: "INTEGER", nullable: false),
                    medium = table.Column<int>(type: "INTEGER", nullable: false),
                    much = table.Column<int>(type: "INTEGER", nullable: false),
                    most = table.Column<int>(type: "INTEGER", nullable: false),
                    unrated = table.Column<int>(type: "INTEGER", nullable: false),
                    marked = table.Column<int>(type: "INTEGER", nullable: false),
                    offered = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_satisfaction_rollups", x => new { x.survey_id, x.grain, x.from_day, x.service_point_id, x.service_kind_id, x.way_in, x.is_excluded });
                });

            migrationBuilder.CreateTable(
                name: "survey_invitations",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_kind_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    way_in = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    hour_slot = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_spent = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_invitations", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    is_preset = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    current_version_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sort_order = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_surveys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "village_rollups",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grain = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    residence = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    is_excluded = table.Column<bool>(type: "INTEGER", nullable: false),
                    least = table.Column<int>(type: "INTEGER", nullable: false),
                    little = table.Column<int>(type: "INTEGER", nullable: false),
                    medium = table.Column<int>(type: "INTEGER", nullable: false),
                    much = table.Column<int>(type: "INTEGER", nullable: false),
                    most = table.Column<int>(type: "INTEGER", nullable: false),
                    unrated = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_village_rollups", x => new { x.survey_id, x.grain, x.from_day, x.village_id, x.residence, x.is_excluded });
                });

            migrationBuilder.CreateTable(
                name: "point_surveys",
                columns: table => new
                {
                    service_point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_surveys", x => x.service_point_id);
                    table.ForeignKey(
                        name: "fk_point_surveys_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_drafts",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_drafts", x => x.survey_id);
                    table.ForeignKey(
                        name: "fk_survey_drafts_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_versions_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_service_point_id_hour_slot",
                table: "survey_answers",
                columns: new[] { "service_point_id", "hour_slot" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_survey_id_hour_slot",
                table: "survey_answers",
                columns: new[] { "survey_id", "hour_slot" });

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_answer_id_kind",
                table: "citizen_comments",
                columns: new[] { "answer_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_service_point_id_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "service_point_id", "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_status_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "status", "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_answer_exclusions_survey_id_service_point_id_way_in_hour_slot",
                table: "answer_exclusions",
                columns: new[] { "survey_id", "service_point_id", "way_in", "hour_slot" });

            migrationBuilder.CreateIndex(
                name: "ix_point_surveys_survey_id",
                table: "point_surveys",
                column: "survey_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_hour_slot",
                table: "survey_invitations",
                column: "hour_slot");

            migrationBuilder.CreateIndex(
                name: "ix_survey_versions_survey_id_number",
                table: "survey_versions",
                columns: new[] { "survey_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_surveys_slug",
                table: "surveys",
                column: "slug",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_citizen_comments_survey_answers_answer_id",
                table: "citizen_comments",
                column: "answer_id",
                principalTable: "survey_answers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Protect("answer_choices");
            migrationBuilder.Protect("survey_versions");
            migrationBuilder.Protect("answer_exclusions");
            // survey_answers is rebuilt after all of this and loses its triggers: the next migration brings them back.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_citizen_comments_survey_answers_answer_id",
                table: "citizen_comments");

            migrationBuilder.DropTable(
                name: "answer_choices");

            migrationBuilder.DropTable(
                name: "answer_exclusions");

            migrationBuilder.DropTable(
                name: "choice_rollups");

            migrationBuilder.DropTable(
                name: "fee_counts");

            migrationBuilder.DropTable(
                name: "hour_rollups");

            migrationBuilder.DropTable(
                name: "point_surveys");

            migrationBuilder.DropTable(
                name: "refusal_counts");

            migrationBuilder.DropTable(
                name: "satisfaction_rollups");

            migrationBuilder.DropTable(
                name: "survey_drafts");

            migrationBuilder.DropTable(
                name: "survey_invitations");

            migrationBuilder.DropTable(
                name: "survey_versions");

            migrationBuilder.DropTable(
                name: "village_rollups");

            migrationBuilder.DropTable(
                name: "surveys");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_service_point_id_hour_slot",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_survey_id_hour_slot",
                table: "survey_answers");

            migrationBuilder.DropPrimaryKey(
                name: "pk_citizen_comments",
                table: "citizen_comments");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_answer_id_kind",
                table: "citizen_comments");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_service_point_id_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_status_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "mark",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "residence",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "service_kind_id",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "survey_id",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "survey_version_id",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "village_id",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "id",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "hour_slot",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "note",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "service_point_id",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "status",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "survey_id",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "tags",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "citizen_comments");

            migrationBuilder.DropColumn(
                name: "version",
                table: "citizen_comments");

            migrationBuilder.RenameTable(
                name: "citizen_comments",
                newName: "survey_comments");

            migrationBuilder.AlterColumn<Guid>(
                name: "service_point_id",
                table: "survey_answers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "rating",
                table: "survey_answers",
                type: "INTEGER",
                maxLength: 32,
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldMaxLength: 32,
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "answer_id",
                table: "survey_comments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_survey_comments",
                table: "survey_comments",
                column: "answer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers",
                column: "hour_slot");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_service_point_id_hour_slot_rating",
                table: "survey_answers",
                columns: new[] { "service_point_id", "hour_slot", "rating" });

            migrationBuilder.AddForeignKey(
                name: "fk_survey_comments_survey_answers_answer_id",
                table: "survey_comments",
                column: "answer_id",
                principalTable: "survey_answers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
