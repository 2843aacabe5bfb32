using Aivors.AppHost.Embedded;

#if ASPIRE
if (!EmbeddedHost.IsMeantBy(args))
{
    Aivors.AppHost.AspireHost.Run(args);
    return 0;
}
#endif
return await EmbeddedHost.RunAsync(args);
