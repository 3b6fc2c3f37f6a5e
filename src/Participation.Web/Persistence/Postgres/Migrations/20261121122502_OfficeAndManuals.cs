using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OfficeAndManuals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_active",
                table: "villages",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "line_group_id",
                table: "villages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "line_group_name",
                table: "villages",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "version",
                table: "villages",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "service_points",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Counter");

            migrationBuilder.AddColumn<Guid>(
                name: "unit_id",
                table: "service_points",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "logo",
                table: "agency_profile",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "logo_is_light",
                table: "agency_profile",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "map_link",
                table: "agency_profile",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    is_to_be_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "line_check",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    account_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    webhook_works = table.Column<bool>(type: "boolean", nullable: false),
                    has_menu = table.Column<bool>(type: "boolean", nullable: false),
                    problem = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "point_roster",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    time = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_roster", x => x.id);
                    table.ForeignKey(
                        name: "fk_point_roster_service_points_point_id",
                        column: x => x.point_id,
                        principalTable: "service_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "point_times",
                columns: table => new
                {
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    to = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_times", x => new { x.point_id, x.time });
                    table.ForeignKey(
                        name: "fk_point_times_service_points_point_id",
                        column: x => x.point_id,
                        principalTable: "service_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_areas", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    aliases = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "village_heads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    holder = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_village_heads", x => x.id);
                    table.ForeignKey(
                        name: "fk_village_heads_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_kinds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    standard_minutes = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_kinds", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_kinds_service_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "service_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_kinds_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "manual_grams",
                columns: table => new
                {
                    gram = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    service_kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manual_grams", x => new { x.gram, x.service_kind_id });
                    table.ForeignKey(
                        name: "fk_manual_grams_service_kinds_service_kind_id",
                        column: x => x.service_kind_id,
                        principalTable: "service_kinds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "manual_texts",
                columns: table => new
                {
                    service_kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manual_texts", x => x.service_kind_id);
                    table.ForeignKey(
                        name: "fk_manual_texts_service_kinds_service_kind_id",
                        column: x => x.service_kind_id,
                        principalTable: "service_kinds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "point_offers",
                columns: table => new
                {
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_kind_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_offers", x => new { x.point_id, x.service_kind_id });
                    table.ForeignKey(
                        name: "fk_point_offers_service_kinds_service_kind_id",
                        column: x => x.service_kind_id,
                        principalTable: "service_kinds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_point_offers_service_points_point_id",
                        column: x => x.point_id,
                        principalTable: "service_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_manuals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    replaced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_manuals", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_manuals_service_kinds_service_kind_id",
                        column: x => x.service_kind_id,
                        principalTable: "service_kinds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "manual_postings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    manual_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    point_id = table.Column<Guid>(type: "uuid", nullable: true),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    photo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manual_postings", x => x.id);
                    table.ForeignKey(
                        name: "fk_manual_postings_service_manuals_manual_id",
                        column: x => x.manual_id,
                        principalTable: "service_manuals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manual_postings_service_points_point_id",
                        column: x => x.point_id,
                        principalTable: "service_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "holidays",
                columns: new[] { "id", "day", "is_to_be_confirmed", "name", "version" },
                values: new object[,]
                {
                    { new Guid("01900000-0000-7000-8000-000000000100"), new DateOnly(2026, 1, 1), false, "วันขึ้นปีใหม่", new Guid("01900000-0000-7000-8000-000000000100") },
                    { new Guid("01900000-0000-7000-8000-000000000101"), new DateOnly(2026, 3, 3), true, "วันมาฆบูชา", new Guid("01900000-0000-7000-8000-000000000101") },
                    { new Guid("01900000-0000-7000-8000-000000000102"), new DateOnly(2026, 4, 6), false, "วันจักรี", new Guid("01900000-0000-7000-8000-000000000102") },
                    { new Guid("01900000-0000-7000-8000-000000000103"), new DateOnly(2026, 4, 13), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000103") },
                    { new Guid("01900000-0000-7000-8000-000000000104"), new DateOnly(2026, 4, 14), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000104") },
                    { new Guid("01900000-0000-7000-8000-000000000105"), new DateOnly(2026, 4, 15), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000105") },
                    { new Guid("01900000-0000-7000-8000-000000000106"), new DateOnly(2026, 5, 4), false, "วันฉัตรมงคล", new Guid("01900000-0000-7000-8000-000000000106") },
                    { new Guid("01900000-0000-7000-8000-000000000107"), new DateOnly(2026, 5, 31), true, "วันวิสาขบูชา", new Guid("01900000-0000-7000-8000-000000000107") },
                    { new Guid("01900000-0000-7000-8000-000000000108"), new DateOnly(2026, 6, 1), true, "หยุดชดเชยวันวิสาขบูชา", new Guid("01900000-0000-7000-8000-000000000108") },
                    { new Guid("01900000-0000-7000-8000-000000000109"), new DateOnly(2026, 6, 3), false, "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", new Guid("01900000-0000-7000-8000-000000000109") },
                    { new Guid("01900000-0000-7000-8000-000000000110"), new DateOnly(2026, 7, 28), false, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", new Guid("01900000-0000-7000-8000-000000000110") },
                    { new Guid("01900000-0000-7000-8000-000000000111"), new DateOnly(2026, 7, 29), true, "วันอาสาฬหบูชา", new Guid("01900000-0000-7000-8000-000000000111") },
                    { new Guid("01900000-0000-7000-8000-000000000112"), new DateOnly(2026, 7, 30), true, "วันเข้าพรรษา", new Guid("01900000-0000-7000-8000-000000000112") },
                    { new Guid("01900000-0000-7000-8000-000000000113"), new DateOnly(2026, 8, 12), false, "วันแม่แห่งชาติ", new Guid("01900000-0000-7000-8000-000000000113") },
                    { new Guid("01900000-0000-7000-8000-000000000114"), new DateOnly(2026, 10, 13), false, "วันนวมินทรมหาราช", new Guid("01900000-0000-7000-8000-000000000114") },
                    { new Guid("01900000-0000-7000-8000-000000000115"), new DateOnly(2026, 10, 23), false, "วันปิยมหาราช", new Guid("01900000-0000-7000-8000-000000000115") },
                    { new Guid("01900000-0000-7000-8000-000000000116"), new DateOnly(2026, 12, 5), false, "วันชาติและวันพ่อแห่งชาติ", new Guid("01900000-0000-7000-8000-000000000116") },
                    { new Guid("01900000-0000-7000-8000-000000000117"), new DateOnly(2026, 12, 7), true, "หยุดชดเชยวันชาติและวันพ่อแห่งชาติ", new Guid("01900000-0000-7000-8000-000000000117") },
                    { new Guid("01900000-0000-7000-8000-000000000118"), new DateOnly(2026, 12, 10), false, "วันรัฐธรรมนูญ", new Guid("01900000-0000-7000-8000-000000000118") },
                    { new Guid("01900000-0000-7000-8000-000000000119"), new DateOnly(2026, 12, 31), false, "วันสิ้นปี", new Guid("01900000-0000-7000-8000-000000000119") },
                    { new Guid("01900000-0000-7000-8000-000000000120"), new DateOnly(2027, 1, 1), false, "วันขึ้นปีใหม่", new Guid("01900000-0000-7000-8000-000000000120") },
                    { new Guid("01900000-0000-7000-8000-000000000121"), new DateOnly(2027, 2, 21), true, "วันมาฆบูชา", new Guid("01900000-0000-7000-8000-000000000121") },
                    { new Guid("01900000-0000-7000-8000-000000000122"), new DateOnly(2027, 2, 22), true, "หยุดชดเชยวันมาฆบูชา", new Guid("01900000-0000-7000-8000-000000000122") },
                    { new Guid("01900000-0000-7000-8000-000000000123"), new DateOnly(2027, 4, 6), false, "วันจักรี", new Guid("01900000-0000-7000-8000-000000000123") },
                    { new Guid("01900000-0000-7000-8000-000000000124"), new DateOnly(2027, 4, 13), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000124") },
                    { new Guid("01900000-0000-7000-8000-000000000125"), new DateOnly(2027, 4, 14), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000125") },
                    { new Guid("01900000-0000-7000-8000-000000000126"), new DateOnly(2027, 4, 15), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000126") },
                    { new Guid("01900000-0000-7000-8000-000000000127"), new DateOnly(2027, 5, 4), false, "วันฉัตรมงคล", new Guid("01900000-0000-7000-8000-000000000127") },
                    { new Guid("01900000-0000-7000-8000-000000000128"), new DateOnly(2027, 5, 20), true, "วันวิสาขบูชา", new Guid("01900000-0000-7000-8000-000000000128") },
                    { new Guid("01900000-0000-7000-8000-000000000129"), new DateOnly(2027, 6, 3), false, "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", new Guid("01900000-0000-7000-8000-000000000129") },
                    { new Guid("01900000-0000-7000-8000-000000000130"), new DateOnly(2027, 7, 18), true, "วันอาสาฬหบูชา", new Guid("01900000-0000-7000-8000-000000000130") },
                    { new Guid("01900000-0000-7000-8000-000000000131"), new DateOnly(2027, 7, 19), true, "วันเข้าพรรษา", new Guid("01900000-0000-7000-8000-000000000131") },
                    { new Guid("01900000-0000-7000-8000-000000000132"), new DateOnly(2027, 7, 20), true, "หยุดชดเชยวันอาสาฬหบูชา", new Guid("01900000-0000-7000-8000-000000000132") },
                    { new Guid("01900000-0000-7000-8000-000000000133"), new DateOnly(2027, 7, 28), false, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", new Guid("01900000-0000-7000-8000-000000000133") },
                    { new Guid("01900000-0000-7000-8000-000000000134"), new DateOnly(2027, 8, 12), false, "วันแม่แห่งชาติ", new Guid("01900000-0000-7000-8000-000000000134") },
                    { new Guid("01900000-0000-7000-8000-000000000135"), new DateOnly(2027, 10, 13), false, "วันนวมินทรมหาราช", new Guid("01900000-0000-7000-8000-000000000135") },
                    { new Guid("01900000-0000-7000-8000-000000000136"), new DateOnly(2027, 10, 23), false, "วันปิยมหาราช", new Guid("01900000-0000-7000-8000-000000000136") },
                    { new Guid("01900000-0000-7000-8000-000000000137"), new DateOnly(2027, 10, 25), true, "หยุดชดเชยวันปิยมหาราช", new Guid("01900000-0000-7000-8000-000000000137") },
                    { new Guid("01900000-0000-7000-8000-000000000138"), new DateOnly(2027, 12, 5), false, "วันชาติและวันพ่อแห่งชาติ", new Guid("01900000-0000-7000-8000-000000000138") },
                    { new Guid("01900000-0000-7000-8000-000000000139"), new DateOnly(2027, 12, 6), true, "หยุดชดเชยวันชาติและวันพ่อแห่งชาติ", new Guid("01900000-0000-7000-8000-000000000139") },
                    { new Guid("01900000-0000-7000-8000-000000000140"), new DateOnly(2027, 12, 10), false, "วันรัฐธรรมนูญ", new Guid("01900000-0000-7000-8000-000000000140") },
                    { new Guid("01900000-0000-7000-8000-000000000141"), new DateOnly(2027, 12, 31), false, "วันสิ้นปี", new Guid("01900000-0000-7000-8000-000000000141") },
                    { new Guid("01900000-0000-7000-8000-000000000142"), new DateOnly(2028, 1, 1), false, "วันขึ้นปีใหม่", new Guid("01900000-0000-7000-8000-000000000142") },
                    { new Guid("01900000-0000-7000-8000-000000000143"), new DateOnly(2028, 1, 3), true, "หยุดชดเชยวันขึ้นปีใหม่", new Guid("01900000-0000-7000-8000-000000000143") },
                    { new Guid("01900000-0000-7000-8000-000000000144"), new DateOnly(2028, 2, 10), true, "วันมาฆบูชา", new Guid("01900000-0000-7000-8000-000000000144") },
                    { new Guid("01900000-0000-7000-8000-000000000145"), new DateOnly(2028, 4, 6), false, "วันจักรี", new Guid("01900000-0000-7000-8000-000000000145") },
                    { new Guid("01900000-0000-7000-8000-000000000146"), new DateOnly(2028, 4, 13), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000146") },
                    { new Guid("01900000-0000-7000-8000-000000000147"), new DateOnly(2028, 4, 14), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000147") },
                    { new Guid("01900000-0000-7000-8000-000000000148"), new DateOnly(2028, 4, 15), false, "วันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000148") },
                    { new Guid("01900000-0000-7000-8000-000000000149"), new DateOnly(2028, 4, 17), true, "หยุดชดเชยวันสงกรานต์", new Guid("01900000-0000-7000-8000-000000000149") },
                    { new Guid("01900000-0000-7000-8000-000000000150"), new DateOnly(2028, 5, 4), false, "วันฉัตรมงคล", new Guid("01900000-0000-7000-8000-000000000150") },
                    { new Guid("01900000-0000-7000-8000-000000000151"), new DateOnly(2028, 5, 8), true, "วันวิสาขบูชา", new Guid("01900000-0000-7000-8000-000000000151") },
                    { new Guid("01900000-0000-7000-8000-000000000152"), new DateOnly(2028, 6, 3), false, "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", new Guid("01900000-0000-7000-8000-000000000152") },
                    { new Guid("01900000-0000-7000-8000-000000000153"), new DateOnly(2028, 6, 5), true, "หยุดชดเชยวันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", new Guid("01900000-0000-7000-8000-000000000153") },
                    { new Guid("01900000-0000-7000-8000-000000000154"), new DateOnly(2028, 7, 6), true, "วันอาสาฬหบูชา", new Guid("01900000-0000-7000-8000-000000000154") },
                    { new Guid("01900000-0000-7000-8000-000000000155"), new DateOnly(2028, 7, 7), true, "วันเข้าพรรษา", new Guid("01900000-0000-7000-8000-000000000155") },
                    { new Guid("01900000-0000-7000-8000-000000000156"), new DateOnly(2028, 7, 28), false, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", new Guid("01900000-0000-7000-8000-000000000156") },
                    { new Guid("01900000-0000-7000-8000-000000000157"), new DateOnly(2028, 8, 12), false, "วันแม่แห่งชาติ", new Guid("01900000-0000-7000-8000-000000000157") },
                    { new Guid("01900000-0000-7000-8000-000000000158"), new DateOnly(2028, 8, 14), true, "หยุดชดเชยวันแม่แห่งชาติ", new Guid("01900000-0000-7000-8000-000000000158") },
                    { new Guid("01900000-0000-7000-8000-000000000159"), new DateOnly(2028, 10, 13), false, "วันนวมินทรมหาราช", new Guid("01900000-0000-7000-8000-000000000159") },
                    { new Guid("01900000-0000-7000-8000-000000000160"), new DateOnly(2028, 10, 23), false, "วันปิยมหาราช", new Guid("01900000-0000-7000-8000-000000000160") },
                    { new Guid("01900000-0000-7000-8000-000000000161"), new DateOnly(2028, 12, 5), false, "วันชาติและวันพ่อแห่งชาติ", new Guid("01900000-0000-7000-8000-000000000161") },
                    { new Guid("01900000-0000-7000-8000-000000000162"), new DateOnly(2028, 12, 10), false, "วันรัฐธรรมนูญ", new Guid("01900000-0000-7000-8000-000000000162") },
                    { new Guid("01900000-0000-7000-8000-000000000163"), new DateOnly(2028, 12, 11), true, "หยุดชดเชยวันรัฐธรรมนูญ", new Guid("01900000-0000-7000-8000-000000000163") },
                    { new Guid("01900000-0000-7000-8000-000000000164"), new DateOnly(2028, 12, 31), false, "วันสิ้นปี", new Guid("01900000-0000-7000-8000-000000000164") }
                });

            migrationBuilder.InsertData(
                table: "service_areas",
                columns: new[] { "id", "is_active", "name", "number", "version" },
                values: new object[,]
                {
                    { new Guid("01900000-0000-7000-8000-000000000201"), true, "ด้านโครงสร้างพื้นฐาน", 1, new Guid("01900000-0000-7000-8000-000000000201") },
                    { new Guid("01900000-0000-7000-8000-000000000202"), true, "ด้านงานส่งเสริมคุณภาพชีวิต", 2, new Guid("01900000-0000-7000-8000-000000000202") },
                    { new Guid("01900000-0000-7000-8000-000000000203"), true, "ด้านการจัดระเบียบชุมชน สังคม และการรักษาความสงบเรียบร้อย", 3, new Guid("01900000-0000-7000-8000-000000000203") },
                    { new Guid("01900000-0000-7000-8000-000000000204"), true, "ด้านการวางแผน การส่งเสริมการลงทุน พาณิชยกรรม และการท่องเที่ยว", 4, new Guid("01900000-0000-7000-8000-000000000204") },
                    { new Guid("01900000-0000-7000-8000-000000000205"), true, "ด้านการบริหารจัดการและการอนุรักษ์ทรัพยากรธรรมชาติ สิ่งแวดล้อม", 5, new Guid("01900000-0000-7000-8000-000000000205") },
                    { new Guid("01900000-0000-7000-8000-000000000206"), true, "ด้านการศึกษา ศาสนา ศิลปะ วัฒนธรรม จารีตประเพณี และภูมิปัญญาท้องถิ่น", 6, new Guid("01900000-0000-7000-8000-000000000206") }
                });

            migrationBuilder.CreateIndex(
                name: "ix_holidays_day",
                table: "holidays",
                column: "day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_manual_grams_service_kind_id",
                table: "manual_grams",
                column: "service_kind_id");

            migrationBuilder.CreateIndex(
                name: "ix_manual_postings_manual_id_place",
                table: "manual_postings",
                columns: new[] { "manual_id", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_manual_postings_point_id",
                table: "manual_postings",
                column: "point_id");

            migrationBuilder.CreateIndex(
                name: "ix_point_offers_service_kind_id",
                table: "point_offers",
                column: "service_kind_id");

            migrationBuilder.CreateIndex(
                name: "ix_point_roster_day_time",
                table: "point_roster",
                columns: new[] { "day", "time" });

            migrationBuilder.CreateIndex(
                name: "ix_point_roster_point_id_day_time_account_id",
                table: "point_roster",
                columns: new[] { "point_id", "day", "time", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_areas_number",
                table: "service_areas",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_kinds_area_id_number",
                table: "service_kinds",
                columns: new[] { "area_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_service_kinds_name",
                table: "service_kinds",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_kinds_number",
                table: "service_kinds",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_kinds_unit_id",
                table: "service_kinds",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_manuals_draft",
                table: "service_manuals",
                column: "service_kind_id",
                unique: true,
                filter: "state = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_service_manuals_published",
                table: "service_manuals",
                column: "service_kind_id",
                unique: true,
                filter: "state = 'Published'");

            migrationBuilder.CreateIndex(
                name: "ix_service_manuals_service_kind_id_edition",
                table: "service_manuals",
                columns: new[] { "service_kind_id", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_manuals_state_reviewed_on",
                table: "service_manuals",
                columns: new[] { "state", "reviewed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_units_parent_id_sort_order",
                table: "units",
                columns: new[] { "parent_id", "sort_order" });

            migrationBuilder.CreateIndex(
                name: "ix_village_heads_village_id",
                table: "village_heads",
                column: "village_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "line_check");

            migrationBuilder.DropTable(
                name: "manual_grams");

            migrationBuilder.DropTable(
                name: "manual_postings");

            migrationBuilder.DropTable(
                name: "manual_texts");

            migrationBuilder.DropTable(
                name: "point_offers");

            migrationBuilder.DropTable(
                name: "point_roster");

            migrationBuilder.DropTable(
                name: "point_times");

            migrationBuilder.DropTable(
                name: "village_heads");

            migrationBuilder.DropTable(
                name: "service_manuals");

            migrationBuilder.DropTable(
                name: "service_kinds");

            migrationBuilder.DropTable(
                name: "service_areas");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropColumn(
                name: "is_active",
                table: "villages");

            migrationBuilder.DropColumn(
                name: "line_group_id",
                table: "villages");

            migrationBuilder.DropColumn(
                name: "line_group_name",
                table: "villages");

            migrationBuilder.DropColumn(
                name: "version",
                table: "villages");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "service_points");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "service_points");

            migrationBuilder.DropColumn(
                name: "logo",
                table: "agency_profile");

            migrationBuilder.DropColumn(
                name: "logo_is_light",
                table: "agency_profile");

            migrationBuilder.DropColumn(
                name: "map_link",
                table: "agency_profile");
        }
    }
}
