using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261121022719_AddVillages")]
    public partial class AddVillages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers");

            migrationBuilder.CreateTable(
                name: "villages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    population = table.Column<int>(type: "INTEGER", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_villages", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot_service_point_id_rating",
                table: "survey_answers",
                columns: new[] { "hour_slot", "service_point_id", "rating" });

            migrationBuilder.CreateIndex(
                name: "ix_villages_label_number",
                table: "villages",
                columns: new[] { "label", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "villages");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot_service_point_id_rating",
                table: "survey_answers");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers",
                column: "hour_slot");
        }
    }
}
