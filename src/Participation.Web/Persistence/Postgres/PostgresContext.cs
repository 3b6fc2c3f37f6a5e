using Microsoft.EntityFrameworkCore;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Persistence.Postgres;

public sealed class PostgresContext(DbContextOptions<PostgresContext> options, WriteGate gate, AuditChain? auditChain = null)
    : ParticipationContext(options, gate, auditChain);
