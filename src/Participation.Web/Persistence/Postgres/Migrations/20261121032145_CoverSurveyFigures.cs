using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresContext))]
    [Migration("20261121032145_CoverSurveyFigures")]
    public partial class CoverSurveyFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot_service_point_id_rating",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_service_point_id_hour_slot",
                table: "survey_answers");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers",
                column: "hour_slot");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_service_point_id_hour_slot_rating",
                table: "survey_answers",
                columns: new[] { "service_point_id", "hour_slot", "rating" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_service_point_id_hour_slot_rating",
                table: "survey_answers");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot_service_point_id_rating",
                table: "survey_answers",
                columns: new[] { "hour_slot", "service_point_id", "rating" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_service_point_id_hour_slot",
                table: "survey_answers",
                columns: new[] { "service_point_id", "hour_slot" });
        }
    }
}
