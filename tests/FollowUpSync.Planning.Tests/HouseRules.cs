using System.Reflection;
using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Tests;

public sealed class HouseRules
{
    private static readonly Assembly Planning = typeof(Interview).Assembly;

    [Fact]
    public void Planning_depends_on_the_base_library_and_NodaTime_only()
    {
        var strangers = Planning.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name != "NodaTime" && name != "System" && !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Exported_classes_are_sealed_static_or_a_closed_family()
    {
        var open = Planning.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

        Assert.Empty(open);
    }

    [Fact]
    public void Exported_families_cannot_be_joined_from_outside()
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var joinable = Planning.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false })
            // A record's copying constructor is protected by decree; it takes the record itself.
            .Where(type => type.GetConstructors(own).Any(made => (made.IsPublic || made.IsFamily || made.IsFamilyOrAssembly) && made.GetParameters().All(parameter => parameter.ParameterType != type)));

        Assert.Empty(joinable);
    }
}
