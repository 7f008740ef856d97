using Hub.Domain.Areas;

namespace Hub.Domain.People;

/// <summary>A post with what dispatch must know of it: where it stands and who holds it.</summary>
public sealed record Standing(Post Post, Area Area, Person Person);
