using Participation.Web.Delivery.Outgoing;

namespace Participation.Web.Tests.Delivery;

/// <summary>The rules of the outbox as a table of cases: what may be sent when, and what never.</summary>
public sealed class DecidingWhatMayBeSentTests
{
    private static readonly DateTime T0 = new(2026, 11, 20, 2, 30, 0, DateTimeKind.Utc);

    private static OutboxMessage Reply(MessageClass messageClass) =>
        OutboxMessage.Reply(Guid.CreateVersion7(), messageClass, "U1", 1, "token", T0, [1], T0, T0 + TimeSpan.FromDays(2), null);

    private static OutboxMessage Push(MessageClass messageClass = MessageClass.Outcome) =>
        OutboxMessage.Push(Guid.CreateVersion7(), messageClass, "U1", 1, [1], T0, T0 + TimeSpan.FromDays(3), null);

    private static void Attempt(OutboxMessage message, DateTime now, DeliveryError? error)
    {
        message.BeginAttempt(message.Decide(now, recipientBlocked: false), now);
        message.Record(new AttemptResult(error), now);
    }

    [Theory]
    [InlineData(MessageClass.Conversation, 49, OutboxStep.Reply)]
    [InlineData(MessageClass.Conversation, 50, OutboxStep.Expire)]
    [InlineData(MessageClass.Notice, 49, OutboxStep.Reply)]
    [InlineData(MessageClass.Notice, 50, OutboxStep.Push)]
    [InlineData(MessageClass.Outcome, 50, OutboxStep.Push)]
    public void A_reply_is_tried_while_its_token_lives_and_then_only_what_must_be_told_is_pushed(MessageClass messageClass, int seconds, OutboxStep expected) =>
        Assert.Equal(expected, Reply(messageClass).Decide(T0.AddSeconds(seconds), recipientBlocked: false));

    [Theory]
    [InlineData(MessageClass.Conversation)]
    [InlineData(MessageClass.Notice)]
    [InlineData(MessageClass.Outcome)]
    public void A_reply_of_unknown_outcome_is_repeated_with_its_token_and_never_becomes_a_push(MessageClass messageClass)
    {
        var message = Reply(messageClass);
        Attempt(message, T0.AddSeconds(1), DeliveryError.Unknown);

        Assert.Equal(OutboxStep.Reply, message.Decide(T0.AddSeconds(49), recipientBlocked: false));
        Assert.Equal(OutboxStep.GiveUpUnknown, message.Decide(T0.AddSeconds(50), recipientBlocked: false));
        Assert.Equal(OutboxStep.GiveUpUnknown, message.Decide(T0.AddHours(5), recipientBlocked: false));
    }

    [Theory]
    [InlineData(MessageClass.Conversation)]
    [InlineData(MessageClass.Outcome)]
    public void A_spent_token_after_an_unknown_attempt_means_that_the_first_one_arrived(MessageClass messageClass)
    {
        var message = Reply(messageClass);
        Attempt(message, T0.AddSeconds(1), DeliveryError.Unknown);
        Attempt(message, T0.AddSeconds(3), DeliveryError.InvalidReplyToken);

        Assert.Equal(OutboxStatus.PresumedSent, message.Status);
    }

    [Fact]
    public void A_spent_token_at_the_first_attempt_ends_a_conversation_and_sends_an_outcome_by_push()
    {
        var conversation = Reply(MessageClass.Conversation);
        Attempt(conversation, T0.AddSeconds(1), DeliveryError.InvalidReplyToken);
        Assert.Equal(OutboxStatus.Expired, conversation.Status);

        var outcome = Reply(MessageClass.Outcome);
        Attempt(outcome, T0.AddSeconds(1), DeliveryError.InvalidReplyToken);
        Assert.Equal(OutboxStep.Push, outcome.Decide(T0.AddSeconds(1), recipientBlocked: false));
    }

    [Fact]
    public void A_kill_between_the_call_and_its_record_counts_as_unknown()
    {
        var message = Reply(MessageClass.Outcome);
        message.BeginAttempt(OutboxStep.Reply, T0.AddSeconds(1));

        Assert.Equal(OutboxStep.Reply, message.Decide(T0.AddSeconds(20), recipientBlocked: false));
        Assert.Equal(OutboxStep.GiveUpUnknown, message.Decide(T0.AddSeconds(60), recipientBlocked: false));
    }

    [Fact]
    public void A_rate_limit_was_not_an_acceptance_and_leaves_the_way_to_a_push_open()
    {
        var message = Reply(MessageClass.Outcome);
        Attempt(message, T0.AddSeconds(1), DeliveryError.RateLimited);

        Assert.Equal(OutboxStep.Push, message.Decide(T0.AddSeconds(55), recipientBlocked: false));
    }

    [Fact]
    public void A_push_is_repeated_under_its_key_for_23_hours_and_then_unknown()
    {
        var message = Push();
        Attempt(message, T0, DeliveryError.Unknown);

        Assert.Equal(OutboxStep.Push, message.Decide(T0.AddHours(23).AddSeconds(-1), recipientBlocked: false));
        Assert.Equal(OutboxStep.GiveUpUnknown, message.Decide(T0.AddHours(23), recipientBlocked: false));
    }

    [Fact]
    public void A_push_that_was_never_accepted_may_wait_longer_than_a_day()
    {
        var message = Push();
        Attempt(message, T0, DeliveryError.QuotaExhausted);

        Assert.Equal(OutboxStep.Push, message.Decide(T0.AddHours(47), recipientBlocked: false));
    }

    [Fact]
    public void Nothing_is_sent_after_its_time()
    {
        var never = Push();
        Assert.Equal(OutboxStep.Expire, never.Decide(T0.AddDays(3), recipientBlocked: false));

        var once = OutboxMessage.Push(Guid.CreateVersion7(), MessageClass.Notice, "U1", 1, [1], T0, T0.AddMinutes(10), null);
        Attempt(once, T0, DeliveryError.Unknown);
        Assert.Equal(OutboxStep.GiveUpUnknown, once.Decide(T0.AddMinutes(10), recipientBlocked: false));
    }

    [Fact]
    public void Somebody_who_blocked_the_account_gets_no_push()
    {
        Assert.Equal(OutboxStep.Block, Push().Decide(T0, recipientBlocked: true));
        Assert.Equal(OutboxStep.Block, Reply(MessageClass.Outcome).Decide(T0.AddSeconds(55), recipientBlocked: true));
    }

    [Fact]
    public void A_conversation_cannot_be_made_a_push() =>
        Assert.Throws<ArgumentException>(() => Push(MessageClass.Conversation));

    [Fact]
    public void A_refusal_is_final_unless_an_earlier_attempt_may_have_arrived()
    {
        var refused = Push();
        Attempt(refused, T0, DeliveryError.Permanent);
        Assert.Equal(OutboxStatus.Refused, refused.Status);

        var unsure = Push();
        Attempt(unsure, T0, DeliveryError.Unknown);
        Attempt(unsure, T0.AddMinutes(1), DeliveryError.Permanent);
        Assert.Equal(OutboxStatus.Unknown, unsure.Status);
    }

    [Fact]
    public void What_was_said_is_forgotten_once_sent_and_kept_only_for_the_letter_that_must_say_the_same()
    {
        var sent = Push();
        Attempt(sent, T0, null);
        Assert.Empty(sent.Payload);

        var conversation = Reply(MessageClass.Conversation);
        conversation.GiveUp(OutboxStep.Expire, T0.AddMinutes(2));
        Assert.Empty(conversation.Payload);

        var outcome = Push();
        outcome.GiveUp(OutboxStep.Block, T0);
        Assert.NotEmpty(outcome.Payload);
    }
}
