using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Binome.Platform.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "directory_imports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    is_full = table.Column<bool>(type: "INTEGER", nullable: false),
                    allow_left = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    applied_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    left = table.Column<int>(type: "INTEGER", nullable: false),
                    guessed_zones = table.Column<int>(type: "INTEGER", nullable: false),
                    conflicts = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_directory_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_files",
                columns: table => new
                {
                    import_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    preview = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_files", x => x.import_id);
                });

            migrationBuilder.CreateTable(
                name: "import_undos",
                columns: table => new
                {
                    import_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_undos", x => x.import_id);
                });

            migrationBuilder.CreateTable(
                name: "lines",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    above_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    depth = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lines", x => new { x.person_id, x.above_id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    not_before = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    first_name = table.Column<string>(type: "TEXT", nullable: false),
                    last_name = table.Column<string>(type: "TEXT", nullable: false),
                    manager_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    company = table.Column<string>(type: "TEXT", nullable: true),
                    job_title = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", nullable: true),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posted_forms",
                columns: table => new
                {
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posted_forms", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "probes",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_probes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "profiles",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", nullable: true),
                    hours = table.Column<string>(type: "TEXT", nullable: false),
                    wants_reminders = table.Column<bool>(type: "INTEGER", nullable: false),
                    away_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    away_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profiles", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    enrol_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    session_minutes = table.Column<string>(type: "TEXT", nullable: false),
                    mentors_together = table.Column<int>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    keep_months = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    archived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    delete_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    forgotten_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    late_until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "relations",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    other_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relations", x => new { x.person_id, x.kind, x.other_id });
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signature_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signature_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    granted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    granted_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grants", x => x.id);
                    table.ForeignKey(
                        name: "FK_grants_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "logins",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logins", x => x.id);
                    table.ForeignKey(
                        name: "FK_logins_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answer_batches",
                columns: table => new
                {
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    cell = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    newcomers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answer_batches", x => new { x.programme_id, x.cell, x.number });
                    table.ForeignKey(
                        name: "FK_answer_batches_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    invited_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    invited_by = table.Column<string>(type: "TEXT", nullable: false),
                    reminded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.id);
                    table.ForeignKey(
                        name: "FK_invitations_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listed_people",
                columns: table => new
                {
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listed_people", x => new { x.programme_id, x.person_id });
                    table.ForeignKey(
                        name: "FK_listed_people_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_openings",
                columns: table => new
                {
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_openings", x => new { x.programme_id, x.kind, x.language });
                    table.ForeignKey(
                        name: "FK_mail_openings_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participants",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    alias = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    enrolled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    assigned_by = table.Column<string>(type: "TEXT", nullable: true),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    demand = table.Column<int>(type: "INTEGER", nullable: false),
                    style = table.Column<string>(type: "TEXT", nullable: false),
                    hours = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    discretion = table.Column<int>(type: "INTEGER", nullable: false),
                    sealed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participants", x => x.id);
                    table.ForeignKey(
                        name: "FK_participants_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programme_mails",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    participant = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    calendar = table.Column<string>(type: "TEXT", nullable: true),
                    queued_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_mails", x => x.id);
                    table.ForeignKey(
                        name: "FK_programme_mails_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programme_roles",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    cities = table.Column<string>(type: "TEXT", nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    given_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_roles", x => x.id);
                    table.ForeignKey(
                        name: "FK_programme_roles_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programme_topics",
                columns: table => new
                {
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    english = table.Column<string>(type: "TEXT", nullable: true),
                    french = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_topics", x => new { x.programme_id, x.code });
                    table.ForeignKey(
                        name: "FK_programme_topics_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_by = table.Column<string>(type: "TEXT", nullable: false),
                    progress = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    mentors = table.Column<int>(type: "INTEGER", nullable: false),
                    mentees = table.Column<int>(type: "INTEGER", nullable: false),
                    edits = table.Column<int>(type: "INTEGER", nullable: false),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", nullable: true),
                    approved_edit = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_runs", x => x.id);
                    table.ForeignKey(
                        name: "FK_runs_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answer_tallies",
                columns: table => new
                {
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    cell = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    question = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answer_tallies", x => new { x.programme_id, x.cell, x.number, x.question, x.value });
                    table.ForeignKey(
                        name: "FK_answer_tallies_answer_batches_programme_id_cell_number",
                        columns: x => new { x.programme_id, x.cell, x.number },
                        principalTable: "answer_batches",
                        principalColumns: new[] { "programme_id", "cell", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "given_hours",
                columns: table => new
                {
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    halves = table.Column<int>(type: "INTEGER", nullable: false),
                    batch = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_given_hours", x => new { x.participant_id, x.month });
                    table.ForeignKey(
                        name: "FK_given_hours_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_given_hours_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pairings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    run = table.Column<Guid>(type: "TEXT", nullable: false),
                    mentor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    mentee_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fit = table.Column<int>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_by = table.Column<string>(type: "TEXT", nullable: false),
                    announced_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    mentor_accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    mentee_accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    paused_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    end = table.Column<int>(type: "INTEGER", nullable: true),
                    end_note = table.Column<string>(type: "TEXT", nullable: true),
                    conflict = table.Column<string>(type: "TEXT", nullable: true),
                    conflict_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pairings", x => x.id);
                    table.ForeignKey(
                        name: "FK_pairings_participants_mentee_id",
                        column: x => x.mentee_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_pairings_participants_mentor_id",
                        column: x => x.mentor_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_pairings_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participant_choices",
                columns: table => new
                {
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    other_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_choices", x => new { x.participant_id, x.other_id, x.kind });
                    table.ForeignKey(
                        name: "FK_participant_choices_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participant_topics",
                columns: table => new
                {
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_topics", x => new { x.participant_id, x.topic });
                    table.ForeignKey(
                        name: "FK_participant_topics_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "problems",
                columns: table => new
                {
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    today = table.Column<string>(type: "TEXT", nullable: false),
                    tried = table.Column<string>(type: "TEXT", nullable: false),
                    wanted = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_problems", x => x.participant_id);
                    table.ForeignKey(
                        name: "FK_problems_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "self_assessments",
                columns: table => new
                {
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    question = table.Column<int>(type: "INTEGER", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    batch = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_assessments", x => new { x.participant_id, x.asked, x.question });
                    table.ForeignKey(
                        name: "FK_self_assessments_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_self_assessments_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "board_edits",
                columns: table => new
                {
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    mentor = table.Column<string>(type: "TEXT", nullable: true),
                    mentee = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_board_edits", x => new { x.run_id, x.number });
                    table.ForeignKey(
                        name: "FK_board_edits_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "run_files",
                columns: table => new
                {
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_run_files", x => new { x.run_id, x.name });
                    table.ForeignKey(
                        name: "FK_run_files_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pairing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    minute = table.Column<int>(type: "INTEGER", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    proposed_place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    last_slot = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_pairings_pairing_id",
                        column: x => x.pairing_id,
                        principalTable: "pairings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_sessions_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pairing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    done = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    changed = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    text_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    mentor_agreed_to = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    mentee_agreed_to = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    mentor_is_named = table.Column<bool>(type: "INTEGER", nullable: false),
                    mentee_is_named = table.Column<bool>(type: "INTEGER", nullable: false),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories", x => x.id);
                    table.ForeignKey(
                        name: "FK_stories_pairings_pairing_id",
                        column: x => x.pairing_id,
                        principalTable: "pairings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_stories_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluations",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    programme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    usefulness = table.Column<int>(type: "INTEGER", nullable: false),
                    comfort = table.Column<int>(type: "INTEGER", nullable: false),
                    recommends = table.Column<int>(type: "INTEGER", nullable: false),
                    next = table.Column<int>(type: "INTEGER", nullable: false),
                    passed_on = table.Column<string>(type: "TEXT", nullable: false),
                    passed_on_other = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    learned = table.Column<string>(type: "TEXT", nullable: false),
                    learned_other = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    keep = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    keep_is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    change = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    change_is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    batch = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations", x => new { x.session_id, x.participant_id });
                    table.ForeignKey(
                        name: "FK_evaluations_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluations_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notes",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    kept = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notes", x => new { x.session_id, x.by, x.kind });
                    table.ForeignKey(
                        name: "FK_notes_participants_by",
                        column: x => x.by,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_notes_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_seats",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    participant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pairing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_seats", x => new { x.session_id, x.participant_id });
                    table.CheckConstraint("ck_session_seats_time", "(starts_at IS NULL AND ends_at IS NULL) OR (starts_at IS NOT NULL AND ends_at IS NOT NULL AND starts_at < ends_at)");
                    table.ForeignKey(
                        name: "FK_session_seats_pairings_pairing_id",
                        column: x => x.pairing_id,
                        principalTable: "pairings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_session_seats_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_session_seats_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_slots",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    minute = table.Column<int>(type: "INTEGER", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_slots", x => new { x.session_id, x.number });
                    table.ForeignKey(
                        name: "FK_session_slots_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_steps",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_steps", x => new { x.session_id, x.number });
                    table.ForeignKey(
                        name: "FK_session_steps_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_email",
                table: "accounts",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_person_id",
                table: "accounts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_hash",
                table: "calendar_feeds",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_directory_imports_organisation_at",
                table: "directory_imports",
                columns: new[] { "organisation", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_participant_id",
                table: "evaluations",
                column: "participant_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_programme_id_batch",
                table: "evaluations",
                columns: new[] { "programme_id", "batch" });

            migrationBuilder.CreateIndex(
                name: "IX_given_hours_programme_id_batch",
                table: "given_hours",
                columns: new[] { "programme_id", "batch" });

            migrationBuilder.CreateIndex(
                name: "IX_grants_account_id_role",
                table: "grants",
                columns: new[] { "account_id", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitations_person_id",
                table: "invitations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_programme_id_person_id_kind",
                table: "invitations",
                columns: new[] { "programme_id", "person_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lines_above_id_depth",
                table: "lines",
                columns: new[] { "above_id", "depth" });

            migrationBuilder.CreateIndex(
                name: "IX_listed_people_person_id",
                table: "listed_people",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_logins_account_id",
                table: "logins",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_notes_by",
                table: "notes",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_done_at_not_before",
                table: "outbox_messages",
                columns: new[] { "done_at", "not_before" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_key",
                table: "outbox_messages",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pairings_mentee_id",
                table: "pairings",
                column: "mentee_id");

            migrationBuilder.CreateIndex(
                name: "IX_pairings_mentor_id_mentee_id",
                table: "pairings",
                columns: new[] { "mentor_id", "mentee_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pairings_programme_id_ended_at",
                table: "pairings",
                columns: new[] { "programme_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_pairings_programme_id_mentee_id",
                table: "pairings",
                columns: new[] { "programme_id", "mentee_id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pairings_programme_id_published_at_id",
                table: "pairings",
                columns: new[] { "programme_id", "published_at", "id" },
                descending: new[] { false, true, false },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_participants_person_id",
                table: "participants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_participants_programme_id_alias",
                table: "participants",
                columns: new[] { "programme_id", "alias" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participants_programme_id_discretion",
                table: "participants",
                columns: new[] { "programme_id", "discretion" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_programme_id_person_id_kind",
                table: "participants",
                columns: new[] { "programme_id", "person_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_email_organisation",
                table: "people",
                columns: new[] { "email", "organisation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_manager_id",
                table: "people",
                column: "manager_id");

            migrationBuilder.CreateIndex(
                name: "IX_people_organisation_number",
                table: "people",
                columns: new[] { "organisation", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_organisation_search_id",
                table: "people",
                columns: new[] { "organisation", "search", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_posted_forms_at",
                table: "posted_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_programme_mails_key",
                table: "programme_mails",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_mails_person_id",
                table: "programme_mails",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_programme_mails_programme_id_queued_at",
                table: "programme_mails",
                columns: new[] { "programme_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "IX_programme_roles_person_id",
                table: "programme_roles",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_programme_roles_programme_id_person_id_kind",
                table: "programme_roles",
                columns: new[] { "programme_id", "person_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_organisation_name",
                table: "programmes",
                columns: new[] { "organisation", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_relations_other_id",
                table: "relations",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "IX_runs_programme_id_started_at",
                table: "runs",
                columns: new[] { "programme_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_self_assessments_programme_id_batch",
                table: "self_assessments",
                columns: new[] { "programme_id", "batch" });

            migrationBuilder.CreateIndex(
                name: "IX_session_seats_pairing_id_session_id",
                table: "session_seats",
                columns: new[] { "pairing_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "IX_session_seats_participant_id",
                table: "session_seats",
                column: "participant_id");

            migrationBuilder.CreateIndex(
                name: "IX_session_seats_person_id_starts_at",
                table: "session_seats",
                columns: new[] { "person_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_session_seats_uid",
                table: "session_seats",
                column: "uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_one_proposal",
                table: "sessions",
                column: "pairing_id",
                unique: true,
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_pairing_id_state",
                table: "sessions",
                columns: new[] { "pairing_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_programme_id_state",
                table: "sessions",
                columns: new[] { "programme_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_email_created_at",
                table: "sign_in_links",
                columns: new[] { "email", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_hash",
                table: "sign_in_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stories_pairing_id",
                table: "stories",
                column: "pairing_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stories_programme_id_published_at",
                table: "stories",
                columns: new[] { "programme_id", "published_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answer_tallies");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "board_edits");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "directory_imports");

            migrationBuilder.DropTable(
                name: "evaluations");

            migrationBuilder.DropTable(
                name: "given_hours");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "import_files");

            migrationBuilder.DropTable(
                name: "import_undos");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "lines");

            migrationBuilder.DropTable(
                name: "listed_people");

            migrationBuilder.DropTable(
                name: "logins");

            migrationBuilder.DropTable(
                name: "mail_openings");

            migrationBuilder.DropTable(
                name: "notes");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "participant_choices");

            migrationBuilder.DropTable(
                name: "participant_topics");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "posted_forms");

            migrationBuilder.DropTable(
                name: "probes");

            migrationBuilder.DropTable(
                name: "problems");

            migrationBuilder.DropTable(
                name: "profiles");

            migrationBuilder.DropTable(
                name: "programme_mails");

            migrationBuilder.DropTable(
                name: "programme_roles");

            migrationBuilder.DropTable(
                name: "programme_topics");

            migrationBuilder.DropTable(
                name: "relations");

            migrationBuilder.DropTable(
                name: "run_files");

            migrationBuilder.DropTable(
                name: "self_assessments");

            migrationBuilder.DropTable(
                name: "session_seats");

            migrationBuilder.DropTable(
                name: "session_slots");

            migrationBuilder.DropTable(
                name: "session_steps");

            migrationBuilder.DropTable(
                name: "sign_in_links");

            migrationBuilder.DropTable(
                name: "signature_keys");

            migrationBuilder.DropTable(
                name: "stories");

            migrationBuilder.DropTable(
                name: "answer_batches");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "pairings");

            migrationBuilder.DropTable(
                name: "participants");

            migrationBuilder.DropTable(
                name: "programmes");
        }
    }
}
