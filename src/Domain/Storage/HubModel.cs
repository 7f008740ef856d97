using System.Text.Json;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Domain.Storage;

/// <summary>Tables, keys and indexes. Every index serves a query that is named beside it.</summary>
internal static class HubModel
{
    internal static void Build(ModelBuilder model)
    {
        People(model);
        Requests(model);
        Notices(model);
        Broadcasts(model);
        Conversations(model);
        model.Entity<Firing>(t =>
        {
            t.ToTable("firings");
            t.HasKey(x => new { x.Key, x.DueAt });
            t.Property(x => x.Key).HasMaxLength(64);
            t.Property(x => x.Error).HasMaxLength(Firing.LongestError);
            t.Ignore(x => x.IsOpen);
            t.HasIndex(x => x.Key).IsUnique().HasFilter("\"Outcome\" = 'Running' OR \"NextTryAt\" IS NOT NULL"); // of which something is to become; one for an entry
        });
        CalendarModel.Build(model);
        model.Entity<Setting>(t => { t.ToTable("settings"); t.HasKey(x => x.Key); t.Property(x => x.Key).HasMaxLength(64); });
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Area>(t =>
        {
            t.ToTable("areas");
            t.HasKey(x => x.Code);
            t.Property(x => x.Code).HasMaxLength(32);
            t.Property(x => x.ParentCode).HasMaxLength(32);
            t.Property(x => x.CompoundCode).HasMaxLength(32);
            t.HasIndex(x => x.Path).IsUnique(); // everyone below
            t.HasIndex(x => new { x.ParentCode, x.Name }); // children, choose down the tree
            t.HasIndex(x => x.CompoundCode); // the buildings of a compound
            t.HasIndex(x => x.Name); // by name, when a resident types one
        });
        model.Entity<Person>(t =>
        {
            t.ToTable("people");
            t.Property(x => x.Name).HasMaxLength(100);
            t.HasIndex(x => x.Id).HasFilter("\"QuietFrom\" IS NOT NULL OR \"QuietUntil\" IS NOT NULL"); // who rests at hours of her own
            AsLines(t.Property(x => x.OptOuts));
            AsLines(t.Property(x => x.Channels));
            t.Ignore(x => x.Wishes);
        });
        model.Entity<Home>(t =>
        {
            t.ToTable("homes");
            t.HasIndex(x => x.PersonId);
            t.HasIndex(x => x.BuildingCode); // the residents of an area
        });
        model.Entity<Post>(t =>
        {
            t.ToTable("posts");
            t.HasIndex(x => new { x.AreaCode, x.Role }); // who serves a place
            t.HasIndex(x => x.PersonId); // my areas
        });
        model.Entity<Duty>(t =>
        {
            t.ToTable("duties");
            t.Property(x => x.Kind).HasConversion<string>().HasMaxLength(16);
            t.HasIndex(x => new { x.PostId, x.Until }); // who is on duty
            t.HasIndex(x => new { x.StandInId, x.Until }).HasFilter("\"StandInId\" IS NOT NULL"); // for whom she stands in
        });
        model.Entity<Contact>(t =>
        {
            t.ToTable("contacts");
            t.Property(x => x.Channel).HasMaxLength(32);
            t.Property(x => x.AddressHash).HasMaxLength(64);
            t.HasIndex(x => new { x.Channel, x.AddressHash }).IsUnique();
            t.HasIndex(x => new { x.PersonId, x.Channel }); // where to reach her, and how many can be reached
        });
        model.Entity<PersonalLink>(t => { t.ToTable("links"); t.HasIndex(x => x.TokenHash).IsUnique(); t.HasIndex(x => x.PersonId); });
        model.Entity<ApiToken>(t =>
        {
            t.ToTable("api_tokens");
            t.Property(x => x.TokenHash).HasMaxLength(64);
            t.HasIndex(x => x.TokenHash).IsUnique();
            t.HasIndex(x => x.PersonId);
        });
        model.Entity<Organisation>(t => { t.ToTable("organisations"); t.HasIndex(x => x.AreaCode); });
        model.Entity<Membership>(t => { t.ToTable("memberships"); t.HasIndex(x => x.OrganisationId); t.HasIndex(x => x.PersonId); });
        model.Entity<Look>(t => { t.ToTable("looks"); t.HasIndex(x => x.At); });
    }

    private static void Requests(ModelBuilder model)
    {
        model.Entity<Request>(t =>
        {
            t.ToTable("requests");
            t.HasIndex(x => x.Number).IsUnique();
            t.HasIndex(x => x.Key).IsUnique();
            t.HasIndex(x => x.ReporterId); // my requests
            t.HasIndex(x => new { x.AssigneeId, x.Status }); // my orders
            t.HasIndex(x => x.TrackingHash);
            t.HasIndex(x => x.PromiseNextAt).HasFilter("\"PromiseNextAt\" IS NOT NULL"); // which promise is due
            t.Property(x => x.PromiseStage).HasConversion<string>().HasMaxLength(16);
            t.Property(x => x.PausedFor).HasConversion<string>().HasMaxLength(16);
            t.HasIndex(x => new { x.AreaCode, x.Status }); // open orders of a place
        });
        model.Entity<Whistle>(t =>
        {
            t.ToTable("whistles");
            t.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
            t.Ignore(x => x.IsOpen);
            t.HasIndex(x => x.RequestId).IsUnique().HasFilter("\"State\" IN ('Raised', 'Called')"); // one at a time
            t.HasIndex(x => x.NextAt).HasFilter("\"NextAt\" IS NOT NULL"); // on which nobody has decided
        });
        model.Entity<WhistleCall>(t =>
        {
            t.ToTable("whistle_calls");
            t.HasKey(x => new { x.WhistleId, x.OrganisationId });
            t.Ignore(x => x.Owes);
            t.HasIndex(x => x.RequestId); // whose answer a request waits for
            t.HasIndex(x => new { x.OrganisationId, x.CalledAt }); // how punctual a department is
            t.HasIndex(x => x.NextAt).HasFilter("\"NextAt\" IS NOT NULL"); // which is due
        });
        model.Entity<TimelineEntry>(t => { t.ToTable("timeline"); t.HasKey(x => new { x.RequestId, x.Seq }); });
        model.Entity<Attachment>(t =>
        {
            t.ToTable("attachments");
            t.HasIndex(x => x.RequestId);
            t.HasIndex(x => x.Source);
            t.Property(x => x.ShareHash).HasMaxLength(64);
            t.HasIndex(x => x.ShareHash).IsUnique().HasFilter("\"ShareHash\" IS NOT NULL"); // what a link opens
        });
        model.Entity<Policy>(t => { t.ToTable("policies"); t.HasIndex(x => x.AreaCode); });
    }

    private static void Notices(ModelBuilder model)
    {
        model.Entity<Notice>(t =>
        {
            t.ToTable("notices");
            t.HasIndex(x => x.Key).IsUnique();
            t.HasIndex(x => x.RequestId).HasFilter("\"RequestId\" IS NOT NULL");
            AsJson(t.Property(x => x.Choices));
            AsJson(t.Property(x => x.Audience));
            t.Ignore(x => x.IsCounted);
        });
        model.Entity<Emergency>(t =>
        {
            t.ToTable("emergencies");
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.CompoundCode).HasMaxLength(32);
            AsJson(t.Property(x => x.InCharge));
            t.Property(x => x.Report).HasConversion(
                report => JsonSerializer.Serialize(report, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<EmergencyReport>(text, JsonSerializerOptions.Web));
            t.Ignore(x => x.HeldUntil);
            t.HasIndex(x => x.AreaCode).IsUnique().HasFilter("\"EndedAt\" IS NULL"); // which are on; one for an area
            t.HasIndex(x => new { x.AreaCode, x.StartedAt }); // the last one of an area
            t.HasIndex(x => x.EndedAt); // which ended a moment ago
        });
        model.Entity<Delivery>(t =>
        {
            t.ToTable("deliveries");
            t.HasKey(x => new { x.NoticeId, x.PersonId });
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.Reason).HasMaxLength(64);
            t.Property(x => x.Channel).HasMaxLength(32);
            t.Ignore(x => x.Taken);
            t.HasIndex(x => new { x.PersonId, x.CreatedAt }); // what a page has missed
            t.HasIndex(x => x.NotBefore).HasFilter("\"NotBefore\" IS NOT NULL"); // what is due again
        });
        model.Entity<Attempt>(t =>
        {
            t.ToTable("attempts");
            t.HasKey(x => new { x.NoticeId, x.PersonId, x.Channel, x.Round });
            t.Property(x => x.Channel).HasMaxLength(32);
            t.Property(x => x.MergedKey).HasMaxLength(128);
            t.Ignore(x => x.Key);
        });
        model.Entity<Slice>(t =>
        {
            t.ToTable("slices");
            t.Ignore(x => x.Ids);
            t.Ignore(x => x.Count);
            t.HasIndex(x => new { x.Lane, x.Turn }); // what a lane has to do
            t.HasIndex(x => new { x.NoticeId, x.Turn }); // to pause a notice, and where it stands
        });
        model.Entity<Expansion>(t =>
        {
            t.ToTable("expansions");
            t.HasKey(x => new { x.NoticeId, x.Nr });
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.CompoundCode).HasMaxLength(32);
            t.Property(x => x.Unit).HasMaxLength(8);
            t.HasIndex(x => new { x.Lane, x.NoticeId }).HasFilter("\"DoneAt\" IS NULL"); // whose audience is not yet in the ledger
        });
        model.Entity<AlertPolicy>(t =>
        {
            t.ToTable("alert_policies");
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.Grade).HasConversion<string>().HasMaxLength(16);
            t.Property(x => x.Kind).HasMaxLength(32);
            t.HasIndex(x => x.AreaCode); // how alerts climb at a place
            AsJson(t.Property(x => x.Plan));
        });
        model.Entity<Call>(t =>
        {
            t.ToTable("calls");
            t.HasKey(x => x.NoticeId);
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.Grade).HasConversion<string>().HasMaxLength(16);
            t.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
            t.HasIndex(x => x.RequestId); // the running call of a request
            t.HasIndex(x => x.NextAt).HasFilter("\"NextAt\" IS NOT NULL"); // which call is due
            AsJson(t.Property(x => x.Plan));
            AsJson(t.Property(x => x.Called));
            AsJson(t.Property(x => x.Answers));
        });
        model.Entity<Tally>(t =>
        {
            t.ToTable("tallies");
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.Channel).HasMaxLength(32);
            t.Property(x => x.What).HasMaxLength(16);
            t.Property(x => x.Reason).HasMaxLength(64);
            t.HasIndex(x => x.NoticeId); // the numbers of a notice
            t.HasIndex(x => x.Id).HasFilter("NOT \"IsFolded\""); // what is to be folded
        });
    }

    private static void Broadcasts(ModelBuilder model)
    {
        model.Entity<Broadcast>(t =>
        {
            t.ToTable("broadcasts");
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.Property(x => x.TemplateKey).HasMaxLength(32);
            t.Property(x => x.Reason).HasMaxLength(500);
            t.Property(x => x.ScheduleRule).HasMaxLength(200);
            AsJson(t.Property(x => x.Audience));
            AsJson(t.Property(x => x.Values));
            AsJson(t.Property(x => x.Links));
            AsJson(t.Property(x => x.Files));
            t.Property(x => x.Files).HasDefaultValueSql("'[]'"); // broadcasts of before
            t.Ignore(x => x.NoticeKey);
            t.Ignore(x => x.IsBeforeStart);
            t.HasIndex(x => x.State); // what is due, unanswered, or goes out
            t.HasIndex(x => new { x.RepeatsId, x.ScheduledAt }).IsUnique(); // each run once
            t.HasIndex(x => new { x.AreaCode, x.CreatedAt }); // those of my areas
        });
        model.Entity<Template>(t =>
        {
            t.ToTable("templates");
            t.Property(x => x.Key).HasMaxLength(32);
            t.Property(x => x.AreaCode).HasMaxLength(32);
            t.HasIndex(x => new { x.Key, x.AreaCode }).IsUnique();
        });
        model.Entity<NoticeValues>(t =>
        {
            t.ToTable("notice_values");
            t.HasKey(x => new { x.BroadcastId, x.PersonId });
            AsJson(t.Property(x => x.Values));
        });
        model.Entity<ApiCall>(t =>
        {
            // The names of when only broadcasts were made by calls.
            t.ToTable("broadcast_calls");
            t.Property(x => x.MadeId).HasColumnName("BroadcastId");
            t.HasKey(x => new { x.PersonId, x.Key });
            t.Property(x => x.Key).HasMaxLength(128);
            t.Property(x => x.BodyHash).HasMaxLength(64);
        });
    }

    private static void Conversations(ModelBuilder model)
    {
        model.Entity<Conversation>(t =>
        {
            t.ToTable("conversations");
            t.Property(x => x.Id).HasMaxLength(64);
            AsJson(t.Property(x => x.Offered));
            t.HasIndex(x => new { x.PersonId, x.Channel }); // where to reach her, and how many can be reached
            t.HasIndex(x => x.DueAt).HasFilter("\"DueAt\" IS NOT NULL"); // forms left alone
        });
        model.Entity<Inbound>(t =>
        {
            t.ToTable("inbox");
            t.Property(x => x.Channel).HasMaxLength(32);
            t.Property(x => x.DedupeKey).HasMaxLength(200);
            t.HasIndex(x => new { x.Channel, x.DedupeKey }).IsUnique();
            t.HasIndex(x => new { x.ConversationId, x.Seq }).HasFilter("\"AnsweredAt\" IS NULL"); // what a turn answers
        });
        model.Entity<Activity>(t =>
        {
            t.ToTable("activities");
            t.HasKey(x => new { x.ConversationId, x.Seq });
            t.Property(x => x.Key).HasMaxLength(128);
            t.HasIndex(x => new { x.ConversationId, x.Key }).IsUnique().HasFilter("\"Key\" IS NOT NULL");
        });
    }

    private static void AsLines(PropertyBuilder<List<string>> property) =>
        property.HasConversion(
            list => string.Join('\n', list),
            text => LinesOf(text),
            new ValueComparer<List<string>>((a, b) => a!.SequenceEqual(b!), x => x.Count, x => x.ToList()));

    internal static List<string> LinesOf(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    internal static void AsJson<T>(PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), x => x.GetHashCode(), x => x));
}
