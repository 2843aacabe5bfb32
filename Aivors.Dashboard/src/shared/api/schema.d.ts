// Written by "npm run types" from docs/openapi.json. Do not edit.

export interface paths {
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user and its tenant's settings. */
        get: operations["GetAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the password: all other sessions end, this one's cookies are renewed. */
        put: operations["ChangePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the user's own name. */
        put: operations["ChangeProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user's own sessions, the one last in use first. */
        get: operations["ListSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the user's own sessions. */
        delete: operations["EndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/time-zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the tenant's time zone for calls to come; days already counted stay as they are. */
        put: operations["ChangeTimeZone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agent-claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Claims to agents that nothing proves, the oldest first. */
        get: operations["ListAgentClaims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agent-claims/{claimId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connects the agent to the client that claims it. */
        post: operations["ApproveAgentClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agent-claims/{claimId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a claim; the client may ask again. */
        post: operations["RefuseAgentClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first. */
        get: operations["ListAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries, newest first, by verdict, agent, call and time. */
        get: operations["ListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies a quarantined or rejected delivery again. */
        post: operations["ReplayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/deliveries/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies the quarantined and rejected deliveries of a span of time again, oldest first. */
        post: operations["ReplayDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for an owner, by agent. */
        get: operations["ListQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine/{agentId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects what waits, with a reason; it stays readable. */
        post: operations["DiscardQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/quarantine/{agentId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies what waits to the tenant that owns the agent now. */
        post: operations["ReleaseQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs of the reconciliation of all workspaces, or of one, newest first. */
        get: operations["ListAllReconciliations"];
        put?: never;
        /** Begins a run over a range of up to 31 days; it goes on in the background. */
        post: operations["RequestReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reconciliations/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run with what it found, by call. */
        get: operations["GetAnyReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Silos, journal, Postgres, Redis, and what waits. A part that does not answer in 2 s is null. */
        get: operations["GetSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tenants with their credits, pace and latest call: searched, filtered and sorted. */
        get: operations["ListTenants"];
        put?: never;
        /** Opens a tenant with its first user. */
        post: operations["CreateTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tenant with its users and agents. */
        get: operations["GetTenant"];
        /** Changes what is named, once per command key; status inactive suspends. */
        put: operations["ChangeTenant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tenants/{tenantId}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds or takes minutes to put a balance right, once per command key. */
        post: operations["AdjustCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tenants/{tenantId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants minutes, once per command key. */
        post: operations["GrantCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All users with their credits. */
        get: operations["ListUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets plan, status, and target minutes. A change of minutes becomes a ledger entry of the difference. */
        put: operations["UpdateSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends all sessions of a user, and the access tokens that are out with them. */
        delete: operations["EndUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the latest verification of the books came to, nightly or by hand. */
        get: operations["GetVerification"];
        put?: never;
        /** Verifies the books of one tenant, or of all; one verification at a time. */
        post: operations["VerifyBooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A period's calls and credits, beside the period before it. */
        get: operations["GetOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with address and password. */
        post: operations["SignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session and clears the cookies. */
        post: operations["SignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all of the user's sessions, this one too, and clears the cookies. */
        post: operations["SignOutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user. */
        get: operations["Me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Spends the refresh cookie for new cookies. A spent one revokes its session. */
        post: operations["RefreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account and signs it in. */
        post: operations["SignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases what is personal in all calls with a phone number. */
        post: operations["EraseCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls by conditions, sorted, a page at a time. */
        get: operations["FilterCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call, with everything that is known of it. */
        get: operations["GetCall"];
        put?: never;
        post?: never;
        /** Erases what is personal in a call, for good: numbers, transcript, summary, links, analysis. Its cost stays. */
        delete: operations["EraseCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every delivery of a call, how it was routed, and what it became in the ledger. */
        get: operations["GetCallHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls before and after one, by time, among those that fit the conditions. */
        get: operations["GetCallNeighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The call object as Retell sent it last, without its access token; what Retell bills for it only for admins. */
        get: operations["GetRawCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls by conditions as CSV, the newest first. */
        get: operations["ExportCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/running": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls that are going on, the newest first; at most 100. */
        get: operations["ListRunningCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/stats/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's calls, counted. */
        get: operations["GetCallStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/user/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's calls, newest first. */
        get: operations["ListCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credits/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger, newest entry first. */
        get: operations["ListLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credits/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger as CSV, newest entry first. */
        get: operations["ExportLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credits/threshold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the low-balance threshold in minutes. Takes an Idempotency-Key. */
        put: operations["SetLowBalanceThreshold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/csp-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where browsers report what a page's Content-Security-Policy refused. Counted, never read. */
        post: operations["ReportPolicyViolation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/csrf-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A token for clients that expect one. No route demands it: writes are checked by Origin. */
        get: operations["CsrfToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/analytics/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls and minutes over a week, a month or a year. */
        get: operations["GetAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/recent-activity/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened lately. */
        get: operations["GetRecentActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls, credits and alerts at a glance. */
        get: operations["GetDashboardStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A client's deliveries with their verdicts, newest first. */
        get: operations["ListOwnDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Api answers. Readiness is at /health. */
        get: operations["Health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tenant's new ledger entries, as server-sent events.
         * @description Events hello, fact, reset and end; the schema has the data of each under its name. The header Last-Event-ID, which browsers send by themselves, or else lastEventId, resumes after that entry.
         */
        get: operations["WatchLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/n8n/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the door is open and the secret right. */
        get: operations["N8nHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/n8n/retell-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one or several Retell events, in any of the shapes that n8n nodes make of them. */
        post: operations["ReceiveRetellWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/n8n/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Echoes testData, to try a node's settings. */
        post: operations["N8nTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/n8n/workflow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workflow to import into n8n, with this server's address filled in; with signed=true the one that passes Retell's signature on. */
        get: operations["GetN8nWorkflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs over the signed-in client's own workspace and agents, newest first. */
        get: operations["ListReconciliations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reconciliations/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run of the client's own with what it found, by call. */
        get: operations["GetReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/agent-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connected agents. */
        get: operations["AgentStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/agents/{agentId}/webhook-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets in Retell where an agent's webhooks go: here, or with the client's own key to another address. */
        post: operations["SetWebhookAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/connect-agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connects a Retell agent to the signed-in client. Its own agent again is fine. */
        post: operations["ConnectAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/disconnect-agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Disconnects an agent; without agentId the only one. */
        delete: operations["DisconnectAgent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/test-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a call that nobody made the way of every call; it costs nothing. */
        post: operations["SendTestCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an event of the agency's Retell workspace, signed with its API key. */
        post: operations["ReceiveRetellEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/webhook/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an event of a tenant's own Retell workspace, signed with that workspace's API key. */
        post: operations["ReceiveRetellWorkspaceEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the signed-in client has stored a Retell API key, and where its webhooks go. */
        get: operations["GetWorkspace"];
        /** Stores the client's Retell API key, checked with Retell first. The key before stays valid for webhooks for 24 hours. */
        put: operations["StoreWorkspaceKey"];
        post?: never;
        /** Forgets the client's Retell API keys. Webhooks of its workspace are refused from then on. */
        delete: operations["RemoveWorkspace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/workspace/previous-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Gives up the key before at once. */
        delete: operations["DropPreviousWorkspaceKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscription/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's plan and credits. */
        get: operations["GetSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscription/add-credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants minutes to a client (admin). Send an Idempotency-Key so that a repeated request grants once. */
        post: operations["AddCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscription/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user's plan and credits. */
        get: operations["GetOwnSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `data` of `GET /api/account` and of what changes it. */
        AccountForm: {
            tenant: components["schemas"]["AccountTenant"];
            user: components["schemas"]["AccountUser"];
        };
        AccountTenant: {
            /**
             * Format: int64
             * @description Below this, and above 0, the balance counts as low.
             */
            lowBalanceMinutes: number;
            name: string;
            plan: string;
            /** @description `pending_payment`, `active`, `inactive` or `cancelled`. */
            status: string;
            /** Format: uuid */
            tenantId: string;
            /** @description An IANA id; all days of the pages follow it. */
            timeZone: string;
        };
        AccountUser: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            name: string;
            /** @description `user` or `admin`. */
            role: string;
            /** Format: uuid */
            userId: string;
        };
        /** @description Something that happened, for people. */
        Activity: {
            metadata: components["schemas"]["ActivityMetadata"];
            /** @description One line that tells it. */
            text: string;
            timeAgo: string;
            /**
             * Format: date-time
             * @description When it took place.
             */
            timestamp: string;
            /** @description `call`. */
            type: string;
        };
        /** @description `data` of the recent activity. */
        ActivityList: {
            activities: components["schemas"]["Activity"][];
        };
        ActivityMetadata: {
            callId: string;
            /** Format: int64 */
            durationMinutes: number;
            phoneNumber: null | string;
        };
        AddCreditsRequest: {
            /**
             * Format: int64
             * @description Whole, 1 to 1,000,000.
             */
            minutes: null | number;
            /** @description For the ledger; no personal data. */
            reason: null | string;
            /** @description Any user of the tenant that gets the minutes. */
            userId: null | string;
        };
        Adjusted: {
            commandKey: string;
            credits: components["schemas"]["Subscription"];
            /** Format: int64 */
            minutesAdjusted: number;
            /** Format: uuid */
            tenantId: string;
        };
        AdjustRequest: {
            /** @description Made by the client: the same key again adjusts nothing more. */
            commandKey: null | string;
            /**
             * Format: int64
             * @description Whole and not 0; below 0 takes them away. At most 1,000,000 either way.
             */
            minutes: null | number;
            /** @description For the ledger; no personal data. 1 to 200 characters. */
            reason: null | string;
        };
        AgentBreakdown: {
            agentId: string;
            /** @description As one of its latest calls names it; null when none of them does. */
            agentName: null | string;
            /** Format: int64 */
            calls: number;
            /** Format: int64 */
            minutes: number;
            /**
             * Format: double
             * @description 0 to 1; null when there is nothing to divide by.
             */
            pickUpRate: null | number;
            /**
             * Format: double
             * @description 0 to 1; null when there is nothing to divide by.
             */
            successRate: null | number;
            /**
             * Format: int64
             * @description Talk time.
             */
            talkSeconds: number;
        };
        AgentClaimed: {
            agentId: string;
            /** Format: uuid */
            claimId: string;
            /** @description `pending`: an admin has to approve it. */
            status: string;
        };
        AgentConnected: {
            agentId: string;
            aiStatus: string;
            email: string;
        };
        AgentDisconnected: {
            aiStatus: string;
        };
        AgentLine: {
            agentId: string;
            aiStatus: string;
            /** Format: date-time */
            connectedAt: string;
        };
        AgentStatus: {
            /** @description The one connected first; null when there is none. */
            agentId: null | string;
            /** @description All of them, the one connected first at the front. */
            agents: components["schemas"]["AgentLine"][];
            /** @description `Online` or `Offline`. */
            aiStatus: string;
            /** @description True when at least one agent is. */
            isConnected: boolean;
        };
        /** @description `data.alerts` of a webhook's answer. */
        Alerts: {
            /** @description What a person should be told; null when all is well. */
            message: null | string;
            shouldDisableWorkflow: boolean;
            shouldNotifyLowBalance: boolean;
        };
        /** @description Calls and minutes over a period, in days of the user's own time zone. */
        AnalyticsForm: {
            /** @description In order and without gaps: an entry for each day (`YYYY-MM-DD`), for a year one for each month that it touches (`YYYY-MM`). */
            chartData: components["schemas"]["ChartPoint"][];
            /** Format: date */
            endDate: string;
            /** @description `week`, `month` or `year`: the last 7, 30 or 365 days, today included. */
            period: string;
            /** Format: date */
            startDate: string;
            /** Format: int64 */
            totalCalls: number;
            /**
             * Format: int64
             * @description Minutes of credit that the calls cost.
             */
            totalMinutes: number;
        };
        /** @description The Api process that answers. */
        ApiForm: {
            /** Format: date-time */
            startedAt: string;
            version: string;
        };
        /** @description The audit log, at the top level as well as under `data`: clients read either. */
        AuditLogEnvelope: {
            data?: null | components["schemas"]["AuditLogList"];
            logs?: null | components["schemas"]["AuditLogForm"][];
            message?: string;
            pagination?: components["schemas"]["Pagination"];
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        AuditLogForm: {
            /** Format: uuid */
            _id: string;
            /** @description Who did it: a user id, or `system`. */
            actor: string;
            /** Format: date-time */
            createdAt: string;
            data: null | components["schemas"]["RawJson"];
            eventType: string;
            /** Format: uuid */
            tenantId: null | string;
            /**
             * Format: uuid
             * @description Whom it is about.
             */
            userId: null | string;
        };
        /** @description `data` of the audit log. */
        AuditLogList: {
            logs: components["schemas"]["AuditLogForm"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description The form of the sign-in answers: the user stands at the top level. */
        AuthEnvelope: {
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
            user?: null | components["schemas"]["UserView"];
        };
        /** @description A user's calls, counted. Today and yesterday are days of the user's own time zone. */
        CallAnalytics: {
            /**
             * Format: int64
             * @description Average talk time of the calls that are over, in whole seconds.
             */
            averageDuration: number;
            /**
             * Format: double
             * @description Today against yesterday, to one decimal.
             */
            callsChangePercent: number;
            /** Format: int64 */
            callsToday: number;
            /** Format: int64 */
            callsYesterday: number;
            /** Format: int64 */
            totalCalls: number;
            /**
             * Format: int64
             * @description Minutes of credit that the calls cost.
             */
            totalMinutesUsed: number;
            /**
             * Format: int64
             * @description Talk time.
             */
            totalSecondsUsed: number;
        };
        /** @description What a call cost. */
        CallCharge: {
            /**
             * Format: double
             * @description The same in minutes.
             */
            credits: number;
            /** @description The rule that it was charged by. */
            rule: string;
            /**
             * Format: int64
             * @description Seconds of credit.
             */
            seconds: number;
            /**
             * Format: int64
             * @description The number of the ledger's entry that charged it first.
             */
            seq: number;
        };
        /** @description One call, with everything that is known of it. */
        CallDetailForm: {
            agentId: string;
            agentName: null | string;
            analysis: null | components["schemas"]["RawJson"];
            /** Format: date-time */
            callEndTime: null | string;
            callId: string;
            /** Format: date-time */
            callStartTime: null | string;
            callType: null | string;
            charge: null | components["schemas"]["CallCharge"];
            /** @description What was said and done, in order; at most 5,000 entries. */
            conversation: components["schemas"]["ConversationTurn"][];
            /**
             * Format: double
             * @description What Retell bills the agency for it, in US cents: for admins only, null for all others.
             */
            costCents: null | number;
            /** Format: date-time */
            createdAt: string;
            /** @description The fields that the agent's owner had the analysis find. */
            customAnalysis: components["schemas"]["NamedValue"][];
            direction: null | string;
            disconnectionReason: null | string;
            /** Format: int64 */
            durationMinutes: number;
            /**
             * Format: int64
             * @description Talk time to the millisecond; null while it is not known.
             */
            durationMs: null | number;
            /** Format: int64 */
            durationSeconds: number;
            /** @description What the call was started with, and what it collected. */
            dynamicVariables: components["schemas"]["NamedText"][];
            /**
             * Format: date-time
             * @description When what was personal in it was erased: numbers, transcript, summary, links and analysis are gone. Null: they were not.
             */
            erasedAt: null | string;
            eventType: string;
            fromNumber: null | string;
            inVoicemail: null | boolean;
            /** @description True for a call of before its agent's connection, fetched to be shown: it is never charged. */
            isHistory: boolean;
            /** @description How long the parts of the agent's answers took, in milliseconds. */
            latency: components["schemas"]["CallLatency"][];
            metadata: null | components["schemas"]["RawJson"];
            outcome: null | string;
            phoneNumber: null | string;
            publicLogUrl: null | string;
            recordingUrl: null | string;
            sentiment: null | string;
            status: string;
            successful: null | boolean;
            summary: null | string;
            timeAgo: string;
            toNumber: null | string;
            transcript: null | string;
            transferDestination: null | string;
            /**
             * Format: date-time
             * @description When the leg that a transfer opened ended.
             */
            transferEndTime: null | string;
            /** Format: uuid */
            userId: string;
        };
        CallDetailsForm: {
            call: components["schemas"]["CallDetailForm"];
        };
        CallErased: {
            /** @description True when it was erased before. */
            already: boolean;
            callId: string;
        };
        CallerErased: {
            /**
             * Format: int64
             * @description How many calls had the number, and are erased now.
             */
            calls: number;
            /** @description False: there are more; ask again. */
            isComplete: boolean;
        };
        /** @description A call in a list. */
        CallForm: {
            agentId: string;
            agentName: null | string;
            /** Format: date-time */
            callEndTime: null | string;
            callId: string;
            /** Format: date-time */
            callStartTime: null | string;
            callType: null | string;
            /**
             * Format: int64
             * @description What it cost, in seconds of credit; null while it has not been charged.
             */
            chargedSeconds: null | number;
            /**
             * Format: date-time
             * @description When its first delivery was received.
             */
            createdAt: string;
            direction: null | string;
            /**
             * Format: int64
             * @description Talk time rounded up to the minute; 0 while it is not known.
             */
            durationMinutes: number;
            /**
             * Format: int64
             * @description Talk time in whole seconds; 0 while it is not known.
             */
            durationSeconds: number;
            /** @description `call_started`, `call_ended` or `call_analyzed`: the newest one known. */
            eventType: string;
            outcome: null | string;
            /** @description The other party's number: the caller's, or the called one's for an outbound call. */
            phoneNumber: null | string;
            sentiment: null | string;
            status: string;
            successful: null | boolean;
            /** @description The first 200 characters. */
            summaryPreview: string;
            /** @description How long ago it took place, in words. */
            timeAgo: string;
            /** @description The first 200 characters. */
            transcriptPreview: string;
            /** Format: uuid */
            userId: string;
        };
        /** @description Why a call is where it is, and what it cost. */
        CallHistoryForm: {
            callId: string;
            /** @description In the order in which they came. */
            deliveries: components["schemas"]["DeliveryForm"][];
            /** @description The ledger entries that they became. */
            facts: components["schemas"]["LedgerEntryForm"][];
            /** @description True for a call of before its agent's connection, fetched to be shown: it is never charged. */
            isHistory: boolean;
            routing: null | components["schemas"]["RoutingForm"];
        };
        /** @description How long one part of the answers took, in milliseconds. */
        CallLatency: {
            /** Format: double */
            max: null | number;
            name: string;
            /** Format: double */
            num: null | number;
            /** Format: double */
            p50: null | number;
            /** Format: double */
            p90: null | number;
            /** Format: double */
            p95: null | number;
            /** Format: double */
            p99: null | number;
        };
        /** @description A page of calls. */
        CallListForm: {
            calls: components["schemas"]["CallForm"][];
            hasMore: boolean;
            /** Format: int32 */
            limit: number;
            /** @description The `cursor` of the following page; null when this is the last. */
            nextCursor: null | string;
            /** Format: int32 */
            skip: number;
            /**
             * Format: int64
             * @description All calls of the user, not only the page's.
             */
            totalCalls: number;
        };
        CallStats: {
            /**
             * Format: int64
             * @description Average talk time of the calls that are over, in whole seconds.
             */
            avgDuration: number;
            /** Format: int64 */
            totalCalls: number;
            /**
             * Format: int64
             * @description Minutes of credit that the calls cost.
             */
            totalMinutes: number;
            /**
             * Format: int64
             * @description Talk time.
             */
            totalSeconds: number;
        };
        CallStatsForm: {
            stats: components["schemas"]["CallStats"];
        };
        /** @description What is left out stays as it is. */
        ChangeTenantRequest: {
            /** @description Made by the client: the same key again changes nothing more. */
            commandKey: null | string;
            /**
             * Format: int64
             * @description Below this, and above 0, the balance counts as low. 0 to 1,000,000.
             */
            lowBalanceMinutes: null | number;
            name: null | string;
            plan: null | string;
            /** @description For the ledger; no personal data. 1 to 200 characters. */
            reason: null | string;
            /**
             * Format: int32
             * @description After how many days a call's personal data are erased, 1 to 36500; 0 keeps them for ever.
             */
            retentionDays?: null | number;
            /** @description `pending_payment`, `active`, `inactive` (suspended) or `cancelled`. */
            status: null | string;
            /** @description An IANA id that the database knows. */
            timeZone: null | string;
        };
        ChartPoint: {
            /** Format: int64 */
            calls: number;
            date: string;
            /**
             * Format: int64
             * @description Minutes of credit that the calls cost.
             */
            minutes: number;
        };
        ClaimLine: {
            agentId: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: uuid */
            claimId: string;
            /** Format: date-time */
            decidedAt: null | string;
            status: string;
            /** Format: uuid */
            tenantId: string;
        };
        ClaimList: {
            claims: components["schemas"]["ClaimLine"][];
        };
        ConnectAgentRequest: {
            agentId: null | string;
        };
        /** @description One thing that was said or done in a call. */
        ConversationTurn: {
            /** @description What a tool was called with: JSON as text, as Retell gives it. */
            arguments: null | string;
            /**
             * Format: double
             * @description From the beginning of the recording; null where Retell gives no time.
             */
            atSeconds: null | number;
            /**
             * Format: double
             * @description When its last word ends.
             */
            endSeconds: null | number;
            /** @description `agent`, `user`, `transfer_target`, `tool_call`, `tool_result`, `node`, `dtmf`, `sms`, `note` or `other`. */
            kind: string;
            /** @description The tool's, or the node that the call came to. */
            name: null | string;
            /** @description Of a tool's result. */
            successful: null | boolean;
            /** @description What was said, sent or answered; of a node the one before it, of a key press the keys. */
            text: null | string;
            /** @description What a tool's call and its result have in common. */
            toolCallId: null | string;
        };
        CreateTenantRequest: {
            /** @description Its first user's address. */
            email: null | string;
            /**
             * Format: int64
             * @description The credits that it starts with; none when absent.
             */
            minutes: null | number;
            /** @description The tenant's name. */
            name: null | string;
            /** @description Its first user's password. */
            password: null | string;
            /** @description Its first user's name; the tenant's when absent. */
            userName: null | string;
        };
        CreditsAdded: {
            /** Format: int64 */
            minutesAdded: number;
            subscription: components["schemas"]["Subscription"];
            /** Format: uuid */
            userId: string;
        };
        /** @description A tenant's credits, and how long they last at the present pace. Amounts in whole minutes unless named otherwise. */
        CreditsOutlook: {
            /** Format: int64 */
            availableCredits: number;
            /** Format: int64 */
            balanceSeconds: number;
            /** Format: int64 */
            creditsRemaining: number;
            /**
             * Format: int32
             * @description Days from today to RunsOutOn.
             */
            daysLeft: null | number;
            lowBalance: boolean;
            /**
             * Format: int64
             * @description The threshold that LowBalance goes by.
             */
            lowBalanceMinutes: number;
            /** Format: int64 */
            overdraftCredits: number;
            /**
             * Format: double
             * @description Minutes charged a day, lately; null when none were.
             */
            pacePerDayMinutes: null | number;
            /**
             * Format: date
             * @description The tenant's day on which the last credit goes at this pace; today when none is left. Null: not within ten years.
             */
            runsOutOn: null | string;
            stopWorkflow: boolean;
            /** Format: int64 */
            totalCredits: number;
            /** Format: int64 */
            usedCredits: number;
        };
        /** @description The answer of `GET /api/csrf-token`. */
        CsrfAnswer: {
            csrfToken: string;
            success?: boolean;
        };
        DashboardAlerts: {
            lowBalance: boolean;
            /** @description What the user should be told; null when all is well. */
            message: null | string;
            noCredits: boolean;
        };
        /** @description `data` of the dashboard's first page. */
        DashboardStats: {
            alerts: components["schemas"]["DashboardAlerts"];
            callAnalytics: components["schemas"]["CallAnalytics"];
            recentCalls: components["schemas"]["RecentCall"][];
            subscription: components["schemas"]["DashboardSubscription"];
            user: components["schemas"]["DashboardUser"];
        };
        /** @description Plan and credits. All amounts in whole minutes. */
        DashboardSubscription: {
            /** Format: int64 */
            availableCredits: number;
            /** Format: int64 */
            creditsRemaining: number;
            lowBalance: boolean;
            /** Format: int64 */
            overdraftCredits: number;
            planName: string;
            planType: string;
            /** Format: date-time */
            renewalDate: null | string;
            status: string;
            stopWorkflow: boolean;
            /** Format: int64 */
            totalCredits: number;
            /** Format: int64 */
            usedCredits: number;
        };
        DashboardUser: {
            email: string;
            name: string;
            /** @description Of the account: `pending_payment`, `active`, `inactive` or `cancelled`. */
            status: string;
            /** Format: uuid */
            userId: string;
        };
        /** @description One received event and what became of it. */
        DeliveryForm: {
            agentId: null | string;
            callId: null | string;
            /** Format: uuid */
            deliveryId: string;
            door: string;
            eventType: null | string;
            /**
             * @description `signed` when Retell's signature held, `unproved` when it did not, `fetched` from Retell's API by
             *         reconciliation, null when there was none to check.
             */
            proof: null | string;
            /** @description Why it was not applied, if it was not. */
            reason: null | string;
            /** Format: date-time */
            receivedAt: string;
            /**
             * Format: int64
             * @description The number of the ledger entry it became, if any.
             */
            seq: null | number;
            /** @description The W3C trace id of the request that brought it, as in traces and logs; null when nothing traced it. */
            traceId: null | string;
            /** @description `recorded`, `enriched`, `duplicate`, `quarantined`, `rejected` or `pending`. */
            verdict: string;
        };
        DeliveryListForm: {
            deliveries: components["schemas"]["DeliveryForm"][];
            /** Format: int32 */
            limit: number;
            /** @description The `cursor` of the following page; null when this is the last. */
            nextCursor: null | string;
        };
        DiscardRequest: {
            /** @description Why they are not to be applied; kept with each of them. 1 to 200 characters. */
            reason: null | string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAccountForm: {
            data: null | components["schemas"]["AccountForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfActivityList: {
            data: null | components["schemas"]["ActivityList"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAdjusted: {
            data: null | components["schemas"]["Adjusted"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAgentClaimed: {
            data: null | components["schemas"]["AgentClaimed"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAgentConnected: {
            data: null | components["schemas"]["AgentConnected"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAgentDisconnected: {
            data: null | components["schemas"]["AgentDisconnected"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAgentStatus: {
            data: null | components["schemas"]["AgentStatus"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfAnalyticsForm: {
            data: null | components["schemas"]["AnalyticsForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCallDetailsForm: {
            data: null | components["schemas"]["CallDetailsForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCallErased: {
            data: null | components["schemas"]["CallErased"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCallerErased: {
            data: null | components["schemas"]["CallerErased"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCallHistoryForm: {
            data: null | components["schemas"]["CallHistoryForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCallListForm: {
            data: null | components["schemas"]["CallListForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCallStatsForm: {
            data: null | components["schemas"]["CallStatsForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfClaimLine: {
            data: null | components["schemas"]["ClaimLine"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfClaimList: {
            data: null | components["schemas"]["ClaimList"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfCreditsAdded: {
            data: null | components["schemas"]["CreditsAdded"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfDashboardStats: {
            data: null | components["schemas"]["DashboardStats"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfDeliveryListForm: {
            data: null | components["schemas"]["DeliveryListForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfFilteredCallsForm: {
            data: null | components["schemas"]["FilteredCallsForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfGranted: {
            data: null | components["schemas"]["Granted"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfInboxForm: {
            data: null | components["schemas"]["InboxForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfLedgerForm: {
            data: null | components["schemas"]["LedgerForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfNeighboursForm: {
            data: null | components["schemas"]["NeighboursForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfOverviewForm: {
            data: null | components["schemas"]["OverviewForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfQuarantineForm: {
            data: null | components["schemas"]["QuarantineForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfReconciliationAccepted: {
            data: null | components["schemas"]["ReconciliationAccepted"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfReconciliationDetailForm: {
            data: null | components["schemas"]["ReconciliationDetailForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfReconciliationListForm: {
            data: null | components["schemas"]["ReconciliationListForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfReplayRangeForm: {
            data: null | components["schemas"]["ReplayRangeForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfRunningCallsForm: {
            data: null | components["schemas"]["RunningCallsForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfSessionEndedForm: {
            data: null | components["schemas"]["SessionEndedForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfSessionListForm: {
            data: null | components["schemas"]["SessionListForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfSessionsEnded: {
            data: null | components["schemas"]["SessionsEnded"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfSubscriptionForm: {
            data: null | components["schemas"]["SubscriptionForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfSubscriptionUpdated: {
            data: null | components["schemas"]["SubscriptionUpdated"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfSystemForm: {
            data: null | components["schemas"]["SystemForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfTenantCreated: {
            data: null | components["schemas"]["TenantCreated"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfTenantDetailForm: {
            data: null | components["schemas"]["TenantDetailForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfTenantPage: {
            data: null | components["schemas"]["TenantPage"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfTestCallForm: {
            data: null | components["schemas"]["TestCallForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfThresholdForm: {
            data: null | components["schemas"]["ThresholdForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfVerificationsForm: {
            data: null | components["schemas"]["VerificationsForm"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfWebhookAddressSet: {
            data: null | components["schemas"]["WebhookAddressSet"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The form of every answer that carries data: `{success, message, timestamp, data?}`. */
        EnvelopeOfWorkspaceView: {
            data: null | components["schemas"]["WorkspaceView"];
            message: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        EraseCallerRequest: {
            /** @description As Retell writes it, `+14155550132`; blanks, hyphens and brackets do not matter. */
            phoneNumber: null | string;
        };
        /** @description The form of every failure. `error` and `message` hold the same text: one client reads the one, one the other. */
        FailureEnvelope: {
            details?: unknown;
            error: string;
            message?: null | string;
            /** @description True on every 401. */
            requiresAuth?: null | boolean;
            /** Format: int32 */
            statusCode: number;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
            /** @description True on a 401 whose only fault is that the access token is past its time. */
            tokenExpired?: null | boolean;
        };
        /** @description A call of a filtered list: as in other lists, and with what a search found in it. */
        FilteredCallForm: {
            agentId: string;
            agentName: null | string;
            /** Format: date-time */
            callEndTime: null | string;
            callId: string;
            /** Format: date-time */
            callStartTime: null | string;
            callType: null | string;
            /**
             * Format: int64
             * @description What it cost, in seconds of credit; null while it has not been charged.
             */
            chargedSeconds: null | number;
            /**
             * Format: date-time
             * @description When its first delivery was received.
             */
            createdAt: string;
            direction: null | string;
            /**
             * Format: int64
             * @description Talk time rounded up to the minute; 0 while it is not known.
             */
            durationMinutes: number;
            /**
             * Format: int64
             * @description Talk time in whole seconds; 0 while it is not known.
             */
            durationSeconds: number;
            /** @description `call_started`, `call_ended` or `call_analyzed`: the newest one known. */
            eventType: string;
            highlights: null | components["schemas"]["HighlightsForm"];
            outcome: null | string;
            /** @description The other party's number: the caller's, or the called one's for an outbound call. */
            phoneNumber: null | string;
            sentiment: null | string;
            status: string;
            successful: null | boolean;
            /** @description The first 200 characters. */
            summaryPreview: string;
            /** @description How long ago it took place, in words. */
            timeAgo: string;
            /** @description The first 200 characters. */
            transcriptPreview: string;
            /** Format: uuid */
            userId: string;
        };
        /** @description A page of filtered calls. */
        FilteredCallsForm: {
            calls: components["schemas"]["FilteredCallForm"][];
            /** @description There is a following page. One of a search may be shorter than Limit, even empty, before the last. */
            hasMore: boolean;
            /** Format: int32 */
            limit: number;
            /** @description The `cursor` of the following page; null when this is the last. */
            nextCursor: null | string;
            /**
             * Format: int64
             * @description All calls that fit; null on pages after the first.
             */
            total: null | number;
            /** @description There are more than Total; how many was not counted. */
            totalIsAtLeast: boolean;
        };
        FindingForm: {
            agentId: null | string;
            callId: string;
            /** @description `missing`, `differing` or `extra`. */
            kind: string;
            /**
             * Format: int64
             * @description The duration that was known here, in milliseconds.
             */
            knownMs: null | number;
            /**
             * Format: int64
             * @description The duration that Retell listed, in milliseconds.
             */
            listedMs: null | number;
            /** Format: date-time */
            notedAt: string;
            /** @description `filled`, `corrected`, `unchanged`, `kept_apart`, `gone`, `not_over`, `reported`, `refused` or `failed`. */
            outcome: string;
            /** @description Why it was refused or failed, in a word. */
            reason: null | string;
        };
        Granted: {
            commandKey: string;
            credits: components["schemas"]["Subscription"];
            /** Format: int64 */
            minutesGranted: number;
            /** Format: uuid */
            tenantId: string;
        };
        GrantRequest: {
            /** @description Made by the client: the same key again grants nothing more. */
            commandKey: null | string;
            /**
             * Format: int64
             * @description Whole, 1 to 1,000,000.
             */
            minutes: null | number;
            /** @description For the ledger; no personal data. */
            reason: null | string;
        };
        HealthAnswer: {
            service: string;
            status: string;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        HeatMapCell: {
            /** Format: int64 */
            calls: number;
            /**
             * Format: int32
             * @description 0 to 23.
             */
            hour: number;
            /** Format: int64 */
            minutes: number;
            /**
             * Format: int32
             * @description 1 for Monday to 7 for Sunday.
             */
            weekday: number;
        };
        /** @description Each match stands between U+E000 and U+E001, characters for private use that texts of calls do not have here. */
        HighlightsForm: {
            /** @description Null when the match is not in the summary. */
            summary: null | string;
            /** @description Null when the match is not in the transcript. */
            transcript: null | string;
        };
        InboxForm: {
            /**
             * Format: int32
             * @description How many deliveries it concerned.
             */
            count: number;
        };
        /** @description A silo's journal writer. */
        JournalForm: {
            /**
             * Format: int32
             * @description Deliveries in them.
             */
            deliveriesPerMinute: number;
            /**
             * Format: int32
             * @description Groups committed in the last minute.
             */
            groupsPerMinute: number;
            /**
             * Format: double
             * @description What the median commit of the latest 1024 took; null while there was none.
             */
            p50Ms: null | number;
            /** Format: double */
            p95Ms: null | number;
            /** Format: double */
            p99Ms: null | number;
            /**
             * Format: int32
             * @description Appends that wait for a commit now.
             */
            queueDepth: number;
        };
        JsonElement: unknown;
        /** @description One entry of the ledger. Entries are numbered 1, 2, 3, ... without a gap and never change. */
        LedgerEntryForm: {
            /** @description A user id, the door that the delivery came through, or `system`. */
            actor: string;
            /**
             * Format: int64
             * @description Below 0 for a charge; 60 are one credit.
             */
            amountSeconds: number;
            /** Format: date-time */
            at: string;
            /**
             * Format: int64
             * @description The balance after it.
             */
            balanceSeconds: number;
            callId: null | string;
            data: null | components["schemas"]["RawJson"];
            /** @description Such as `call_charged`, `call_corrected` or `credits_granted`. */
            kind: string;
            /** @description The rule that a charge was made by. */
            rule: null | string;
            /** Format: int64 */
            seq: number;
        };
        LedgerForm: {
            entries: components["schemas"]["LedgerEntryForm"][];
            hasMore: boolean;
            /** Format: int32 */
            limit: number;
            /** @description The `cursor` of the following page; null when this is the last. */
            nextCursor: null | string;
            /** Format: uuid */
            userId: string;
        };
        /** @description A user's plan and credits. All amounts in whole minutes. */
        ListedSubscription: {
            lowBalance: boolean;
            /** Format: int64 */
            minutesPurchased: number;
            /** Format: int64 */
            minutesRemaining: number;
            /**
             * Format: date-time
             * @description Always null: credits are prepaid.
             */
            nextBillingDate: null | string;
            /** Format: int64 */
            overdraftCredits: number;
            plan: string;
            status: string;
            stopWorkflow: boolean;
            /** Format: int64 */
            usedCredits: number;
        };
        /** @description A user as an admin sees it. */
        ListedUser: {
            /** Format: uuid */
            _id: string;
            /** Format: date-time */
            createdAt: string;
            email: string;
            name: string;
            role: string;
            /** @description Of the user's account: `pending_payment`, `active`, `inactive` or `cancelled`. */
            status: string;
            subscription: components["schemas"]["ListedSubscription"];
            /** Format: uuid */
            tenantId: string;
            tenantName: string;
            timeZone: string;
        };
        /** @description A call in brief. */
        LiveCallForm: {
            agentId: string;
            /**
             * Format: date-time
             * @description When it took place: its start, or its first delivery while no start is known.
             */
            at: string;
            callId: string;
            /**
             * Format: int64
             * @description What it cost, in seconds of credit; null while it has not been charged.
             */
            chargedSeconds: null | number;
            direction: null | string;
            /**
             * Format: int64
             * @description Talk time in whole seconds; 0 while it is not known.
             */
            durationSeconds: number;
            /** @description The newest event known of it. */
            eventType: string;
            outcome: null | string;
            /** @description The other party's. */
            phoneNumber: null | string;
            status: string;
        };
        /** @description What a balance means, in whole minutes. */
        LiveCredits: {
            /** Format: int64 */
            availableCredits: number;
            lowBalance: boolean;
            /** Format: int64 */
            overdraftCredits: number;
            stopWorkflow: boolean;
        };
        /** @description Event `end`, the last one. */
        LiveEnd: {
            /** @description `session`: renew the session, or sign in, and come back. `shutdown`: come back after the retry time. */
            reason: string;
        };
        /** @description The events of the stream, each as the `data` of the event of its name. It is never sent as a whole. */
        LiveEvents: {
            end: components["schemas"]["LiveEnd"];
            fact: components["schemas"]["LiveFactForm"];
            hello: components["schemas"]["LiveHello"];
            reset: components["schemas"]["LiveReset"];
        };
        /** @description Event `fact`: an entry of the ledger, whose number is the event's id. */
        LiveFactForm: {
            /** @description The call's agent, or the one that was connected or disconnected. */
            agentId: null | string;
            /** Format: int64 */
            amountSeconds: number;
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            /**
             * Format: int64
             * @description The balance after it.
             */
            balanceSeconds: number;
            call: null | components["schemas"]["LiveCallForm"];
            callId: null | string;
            /** @description The same balance in whole minutes. */
            credits: components["schemas"]["LiveCredits"];
            kind: string;
            /** Format: int64 */
            seq: number;
        };
        /** @description Event `hello`, the first one: where the tenant stands. */
        LiveHello: {
            /** Format: int64 */
            balanceSeconds: number;
            credits: components["schemas"]["Subscription"];
            /**
             * Format: int64
             * @description The number of the last ledger entry that the rest has taken in.
             */
            headSeq: number;
            /** @description Newest first, at most 100. */
            runningCalls: components["schemas"]["LiveRunningCallForm"][];
        };
        /** @description Event `reset`: the entries up to this one are not told one by one; read anew what you show. */
        LiveReset: {
            /** Format: int64 */
            headSeq: number;
        };
        /** @description A call that has started and is not known to be over. */
        LiveRunningCallForm: {
            agentId: string;
            agentName: null | string;
            callId: string;
            direction: null | string;
            /** @description The other party's. */
            phoneNumber: null | string;
            /** Format: date-time */
            startedAt: string;
        };
        NamedText: {
            name: string;
            value: string;
        };
        NamedValue: {
            name: string;
            /** @description Any JSON. */
            value: components["schemas"]["RawJson"];
        };
        NeighboursForm: {
            /** @description The call before it in the list that shows the newest first; null when there is none. */
            newer: null | string;
            /** @description The one after it. */
            older: null | string;
        };
        OutcomeCount: {
            /** Format: int64 */
            calls: number;
            /** @description As calls have it: `answered`, `transferred`, `voicemail`, `no_answer` or `failed`. */
            outcome: string;
        };
        OverviewDay: {
            /** Format: int64 */
            calls: number;
            /** Format: date */
            date: string;
            /** Format: int64 */
            minutes: number;
            /**
             * Format: int64
             * @description Of the day in the same place of the previous period; 0 also where that one is shorter.
             */
            previousCalls: number;
            /** Format: int64 */
            previousMinutes: number;
        };
        /** @description `data` of the overview. Dates and hours are the tenant's own; amounts are whole minutes of credit unless named otherwise. */
        OverviewForm: {
            /** @description Most calls first, at most 50; all of them, also when the overview is about one agent. */
            agents: components["schemas"]["AgentBreakdown"][];
            credits: components["schemas"]["CreditsOutlook"];
            current: components["schemas"]["OverviewTotals"];
            /** @description Every day of the period, in order; empty for `today`. */
            days: components["schemas"]["OverviewDay"][];
            /** Format: date */
            from: string;
            /** @description Hours by weekday, in order; those without calls are left out. */
            heatMap: components["schemas"]["HeatMapCell"][];
            /** @description Every hour of the day, in order; only for `today`. */
            hours: components["schemas"]["OverviewHour"][];
            now: components["schemas"]["OverviewNow"];
            /** @description All five, also those without calls. */
            outcomes: components["schemas"]["OutcomeCount"][];
            /** @description `today`, `7d`, `28d`, `90d`, `month` or `custom`. */
            period: string;
            previous: components["schemas"]["OverviewTotals"];
            /**
             * Format: date
             * @description The first day of what the period is compared with.
             */
            previousFrom: string;
            /**
             * Format: date
             * @description Its last day, included.
             */
            previousTo: string;
            /** @description All three, also those without calls. */
            sentiments: components["schemas"]["SentimentCount"][];
            /** @description The tenant's, an IANA id. */
            timeZone: string;
            /**
             * Format: date
             * @description The last day, included; for all but `custom` it is today.
             */
            to: string;
            /** Format: date */
            today: string;
        };
        OverviewHour: {
            /** Format: int64 */
            calls: number;
            /**
             * Format: int32
             * @description 0 to 23.
             */
            hour: number;
            /** Format: int64 */
            minutes: number;
            /**
             * Format: int64
             * @description Of the same hour yesterday.
             */
            previousCalls: number;
            /** Format: int64 */
            previousMinutes: number;
        };
        /** @description How things stand, whatever the period. */
        OverviewNow: {
            /** Format: int64 */
            callsToday: number;
            /** Format: int64 */
            callsYesterday: number;
            /** Format: int64 */
            minutesToday: number;
            /**
             * Format: int64
             * @description Calls of the last 3 hours that are not known to be over; 1000 when there are more.
             */
            runningCalls: number;
        };
        /** @description A period's calls, counted. Rates are 0 to 1, and null when there is nothing to divide by. docs/api.md defines each. */
        OverviewTotals: {
            /** Format: int64 */
            answered: number;
            /**
             * Format: int64
             * @description Average talk time of the calls that are over.
             */
            averageSeconds: number;
            /** Format: int64 */
            calls: number;
            /** Format: int64 */
            chargedSeconds: number;
            /** Format: int64 */
            failed: number;
            /**
             * Format: int64
             * @description Calls that are over.
             */
            finished: number;
            /** Format: int64 */
            inbound: number;
            /**
             * Format: int64
             * @description Whole minutes of credit that the calls cost.
             */
            minutes: number;
            /** Format: int64 */
            negative: number;
            /** Format: double */
            negativeRate: null | number;
            /** Format: int64 */
            neutral: number;
            /** Format: int64 */
            noAnswer: number;
            /** Format: int64 */
            outbound: number;
            /** Format: double */
            pickUpRate: null | number;
            /** Format: int64 */
            positive: number;
            /** Format: int64 */
            successful: number;
            /** Format: double */
            successRate: null | number;
            /**
             * Format: int64
             * @description Talk time of all calls.
             */
            talkSeconds: number;
            /** Format: double */
            transferRate: null | number;
            /** Format: int64 */
            transferred: number;
            /** Format: int64 */
            unsuccessful: number;
            /** Format: int64 */
            voicemail: number;
            /** Format: double */
            voicemailRate: null | number;
        };
        Pagination: {
            /** Format: int32 */
            limit: number;
            /**
             * Format: int32
             * @description From 1.
             */
            page: number;
            /** Format: int64 */
            pages: number;
            /**
             * Format: int64
             * @description Entries on all pages.
             */
            total: number;
        };
        PasswordRequest: {
            /** @description The one that signs in now. */
            currentPassword: null | string;
            /** @description 8 to 128 characters. */
            newPassword: null | string;
        };
        /** @description A user's plan and credits. All amounts in whole minutes. */
        PlanForm: {
            /** Format: int64 */
            availableCredits: number;
            /** Format: int64 */
            overdraftCredits: number;
            /** @description The same for people. */
            planName: string;
            /** @description The plan's stored name. */
            planType: string;
            /**
             * Format: date-time
             * @description Always null: credits are prepaid, nothing renews by itself.
             */
            renewalDate: null | string;
            status: string;
            /** Format: int64 */
            totalCredits: number;
            /** Format: int64 */
            usedCredits: number;
            /** Format: uuid */
            userId: string;
        };
        PostgresForm: {
            /**
             * Format: int32
             * @description To the database, of everybody.
             */
            connections: number;
            /** Format: int64 */
            databaseBytes: number;
            /**
             * Format: double
             * @description What the question took, there and back.
             */
            ms: number;
            version: string;
        };
        ProfileRequest: {
            /** @description 1 to 200 characters. */
            name: null | string;
        };
        /** @description What waits for an owner of this agent. */
        QuarantinedAgentForm: {
            agentId: string;
            /** Format: int64 */
            calls: number;
            /** Format: int64 */
            deliveries: number;
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            /**
             * Format: int64
             * @description What its calls would cost at most: each one's talk time, rounded up.
             */
            minutes: number;
        };
        QuarantineForm: {
            agents: components["schemas"]["QuarantinedAgentForm"][];
        };
        /** @description JSON text from the database, passed on as JSON without being parsed: Postgres has checked it. */
        RawJson: unknown;
        RecentCall: {
            callId: string;
            /**
             * Format: date-time
             * @description When its first delivery was received.
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rounded up; 0 while it is not known.
             */
            durationMinutes: number;
            phoneNumber: null | string;
            status: string;
            summaryPreview: string;
            /** @description How long ago it took place, in words. */
            timeAgo: string;
            transcriptPreview: string;
        };
        ReconcileRequest: {
            /**
             * Format: date-time
             * @description Calls that started from here on.
             */
            from: null | string;
            /**
             * Format: date-time
             * @description Calls that started before it; at most 31 days after `from`, and not in the future.
             */
            to: null | string;
            /**
             * Format: uuid
             * @description Null or left out: the agency's workspace.
             */
            workspaceId: null | string;
        };
        ReconciliationAccepted: {
            /**
             * Format: uuid
             * @description Look for it at `/api/admin/reconciliations/{runId}`.
             */
            runId: string;
        };
        ReconciliationCountsForm: {
            /**
             * Format: int32
             * @description Of those, corrected.
             */
            corrected: number;
            /**
             * Format: int32
             * @description Known with another duration.
             */
            differing: number;
            /**
             * Format: int32
             * @description Known here as over, and not known to Retell.
             */
            extra: number;
            /**
             * Format: int32
             * @description Could not be fetched or applied.
             */
            failed: number;
            /**
             * Format: int32
             * @description Of those, fetched and applied.
             */
            filled: number;
            /**
             * Format: int32
             * @description Calls that Retell listed.
             */
            listed: number;
            /**
             * Format: int32
             * @description Listed and over, and not known here as over.
             */
            missing: number;
        };
        ReconciliationDetailForm: {
            /** @description By call id; at most 1,000. */
            findings: components["schemas"]["FindingForm"][];
            /** @description True when there are more findings than are given. */
            hasMore: boolean;
            run: components["schemas"]["ReconciliationForm"];
        };
        /** @description A run: a comparison of Retell's list of calls with ours, or the fetching of an agent's earlier calls. */
        ReconciliationForm: {
            /** @description Of a backfill: whose earlier calls are fetched. */
            agentId: null | string;
            /** Format: date-time */
            askedAt: string;
            counts: components["schemas"]["ReconciliationCountsForm"];
            /** Format: date-time */
            endedAt: null | string;
            /** @description A sentence: why it failed, or why it has to be tried again. */
            error: null | string;
            /**
             * Format: date-time
             * @description Calls that started from here on.
             */
            from: string;
            /** @description `scheduled`, `requested`, or `backfill` for history. */
            kind: string;
            /** Format: uuid */
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            /** @description `waiting`, `running`, `done` or `failed`. */
            status: string;
            /**
             * Format: uuid
             * @description Whose calls it is about; null: those of all clients with agents in the agency's workspace.
             */
            tenantId: null | string;
            /**
             * Format: date-time
             * @description Calls that started before it.
             */
            to: string;
            /**
             * Format: uuid
             * @description Null: the agency's workspace.
             */
            workspaceId: null | string;
        };
        ReconciliationListForm: {
            /** Format: int32 */
            limit: number;
            /** @description The `cursor` of the following page; null when this is the last. */
            nextCursor: null | string;
            runs: components["schemas"]["ReconciliationForm"][];
        };
        RedisForm: {
            /**
             * Format: int64
             * @description Null when the server does not tell.
             */
            memoryBytes: null | number;
            /**
             * Format: double
             * @description What the question took, there and back.
             */
            ms: number;
            version: string;
        };
        ReplayRangeForm: {
            /**
             * Format: int32
             * @description How many were taken up.
             */
            count: number;
            /** @description True when the range holds more behind those: send the request again with NextCursor as `cursor`. */
            hasMore: boolean;
            nextCursor: null | string;
            /**
             * Format: int32
             * @description How many were left as they are, because no call's event can be read in them.
             */
            unreadable: number;
        };
        /** @description Which deliveries to apply again. */
        ReplayRangeRequest: {
            /** @description Only this agent's. */
            agentId: null | string;
            /** @description The `nextCursor` of the answer before, to go on behind it. */
            cursor: null | string;
            /** @description Received at this time or later, ISO 8601. */
            from: null | string;
            /**
             * Format: int32
             * @description How many are looked at, 1 to 1000; 200 when left out.
             */
            limit: null | number;
            /** @description Received before this time, ISO 8601. */
            to: null | string;
            /** @description `quarantined` or `rejected`; both when left out. */
            verdict: null | string;
        };
        RoutingForm: {
            agentId: string;
            /** Format: date-time */
            connectedAt: string;
            /** Format: date-time */
            disconnectedAt: null | string;
            /** @description `binding_at_start`, or `binding_at_first_delivery` when none was in force at the call's start. */
            rule: string;
        };
        RunningCallForm: {
            agentId: string;
            agentName: null | string;
            callId: string;
            direction: null | string;
            /** @description The other party's. */
            phoneNumber: null | string;
            /**
             * Format: date-time
             * @description Its start, or its first delivery while no start is known.
             */
            startedAt: string;
        };
        /** @description Calls that are going on. */
        RunningCallsForm: {
            calls: components["schemas"]["RunningCallForm"][];
        };
        SentimentCount: {
            /** Format: int64 */
            calls: number;
            /** @description As calls have it: `Positive`, `Neutral` or `Negative`. */
            sentiment: string;
        };
        /** @description What became of a session, or of all of them. */
        SessionEndedForm: {
            /** @description True when the session that asked is over too, and its cookies are cleared. */
            signedOut: boolean;
        };
        /** @description A signed-in session. */
        SessionForm: {
            /** @description True for the one that asks. */
            current: boolean;
            /** @description Browser and system in a few words, such as `Firefox on Linux`; null when the sign-in did not tell. */
            device: null | string;
            /**
             * Format: date-time
             * @description When its cookies were last renewed: it was in use then.
             */
            renewedAt: string;
            /** Format: uuid */
            sessionId: string;
            /** Format: date-time */
            startedAt: string;
        };
        SessionListForm: {
            /** @description The one last renewed at the front; at most 100. */
            sessions: components["schemas"]["SessionForm"][];
        };
        SessionsEnded: {
            /**
             * Format: int32
             * @description How many could still be renewed; 100 stands for more.
             */
            sessions: number;
            /** Format: uuid */
            userId: string;
        };
        SignInRequest: {
            email: null | string;
            password: null | string;
        };
        /** @description Strict: a field that is not listed here (a role, a balance) is refused, not ignored. */
        SignUpRequest: {
            email: null | string;
            name: null | string;
            password: null | string;
        };
        SiloForm: {
            address: string;
            journal: null | components["schemas"]["JournalForm"];
            /** Format: int64 */
            memoryBytes: null | number;
            name: string;
            /** Format: date-time */
            startedAt: string;
            /** @description As Orleans names it: `Active`, `Joining`, `ShuttingDown`, `Dead`, ... */
            status: string;
            /** @description Of its program; null, as MemoryBytes and Journal, when it is not active or does not answer. */
            version: null | string;
        };
        StoreKeyRequest: {
            /** @description The key with the webhook badge, from Retell's settings. */
            apiKey: null | string;
        };
        /** @description `data.subscription` of a webhook's answer. All amounts in whole minutes. */
        Subscription: {
            /** Format: int64 */
            availableCredits: number;
            /**
             * Format: int64
             * @description The same as long Subscription.AvailableCredits, under the name that some workflows read.
             */
            creditsRemaining?: number;
            lowBalance: boolean;
            /**
             * Format: int64
             * @description Minutes used beyond the balance.
             */
            overdraftCredits: number;
            /** @description The same as bool Subscription.StopWorkflow, under the name that some workflows read. */
            shouldDisableWorkflow?: boolean;
            /** @description True when there are no credits left; in a webhook's answer also when the account is suspended. */
            stopWorkflow: boolean;
            /** Format: int64 */
            totalCredits: number;
            /** Format: int64 */
            usedCredits: number;
        };
        /** @description `data` of the subscription routes. */
        SubscriptionForm: {
            /** Format: int64 */
            creditsRemaining: number;
            lowBalance: boolean;
            stopWorkflow: boolean;
            subscription: components["schemas"]["PlanForm"];
        };
        SubscriptionUpdated: {
            subscription: components["schemas"]["UserSubscription"];
            user: components["schemas"]["UserView"];
        };
        /** @description How the system is. A part that did not answer within its time is null, and named in `unavailable`. */
        SystemForm: {
            /**
             * Format: int32
             * @description Tenants whose grains are in memory now, on all silos.
             */
            activeTenants: null | number;
            api: components["schemas"]["ApiForm"];
            postgres: null | components["schemas"]["PostgresForm"];
            redis: null | components["schemas"]["RedisForm"];
            /** @description Of the cluster's table: active ones, then those that have gone, the latest first; at most 64. */
            silos: null | components["schemas"]["SiloForm"][];
            /** @description Of `silos`, `postgres`, `redis`, `waiting`, `activeTenants`. */
            unavailable: string[];
            waiting: null | components["schemas"]["WaitingForm"];
        };
        TenantAgentForm: {
            agentId: string;
            /** Format: date-time */
            connectedAt: string;
        };
        TenantCreated: {
            credits: components["schemas"]["Subscription"];
            email: string;
            name: string;
            /** Format: uuid */
            tenantId: string;
            /** Format: uuid */
            userId: string;
        };
        /** @description One tenant with all that belongs to it. The users and agents first created, or connected, at the front. */
        TenantDetailForm: {
            agents: components["schemas"]["TenantAgentForm"][];
            tenant: components["schemas"]["TenantLine"];
            users: components["schemas"]["TenantUserForm"][];
        };
        /** @description A tenant as an admin sees it. */
        TenantLine: {
            /**
             * Format: int64
             * @description How many are connected now.
             */
            agents: number;
            /**
             * Format: int64
             * @description Of the tenant's own today.
             */
            callsToday: number;
            /** Format: date-time */
            createdAt: string;
            credits: components["schemas"]["Subscription"];
            /**
             * Format: int64
             * @description Whole days that the balance lasts at the present pace; null when no pace is known.
             */
            daysLeft: null | number;
            /** @description The first user's. */
            email: null | string;
            /**
             * Format: uuid
             * @description The user that it was opened with: what the other routes take as `userId`.
             */
            firstUserId: string;
            /** Format: date-time */
            lastCallAt: null | string;
            /** Format: int64 */
            lowBalanceMinutes: number;
            name: string;
            plan: string;
            /**
             * Format: int32
             * @description After how many days a call's personal data are erased; null: never.
             */
            retentionDays: null | number;
            /** @description `pending_payment`, `active`, `inactive` (suspended) or `cancelled`. */
            status: string;
            /** Format: uuid */
            tenantId: string;
            timeZone: string;
        };
        TenantPage: {
            /** @description Give it as `after` for the next page, with the same filters and order; null on the last one. */
            next: null | string;
            tenants: components["schemas"]["TenantLine"][];
            /**
             * Format: int64
             * @description Tenants on all pages.
             */
            total: number;
        };
        TenantUserForm: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            name: string;
            /** @description `user` or `admin`. */
            role: string;
            /** Format: uuid */
            userId: string;
        };
        TestCallForm: {
            agentId: string;
            /** Format: int64 */
            availableCredits: number;
            callId: string;
            /**
             * Format: int64
             * @description Always 0: a call that did not connect is free.
             */
            minutesCharged: number;
            /** @description What became of the delivery, such as `recorded`. */
            verdict: string;
        };
        TestCallRequest: {
            /** @description Which of the client's agents; may be left out when there is only one. */
            agentId: null | string;
        };
        ThresholdForm: {
            /** Format: int64 */
            lowBalanceMinutes: number;
        };
        ThresholdRequest: {
            /**
             * Format: int64
             * @description Whole, 0 to 100,000; 0 never warns.
             */
            minutes: null | number;
        };
        TimeZoneRequest: {
            /** @description An IANA id that the database knows, such as `Europe/Berlin`. */
            timeZone: null | string;
        };
        UpdateSubscriptionRequest: {
            /**
             * Format: int64
             * @description What all grants together shall come to. The difference is granted, or taken as an adjustment.
             */
            minutesPurchased: null | number;
            /**
             * Format: int64
             * @description What the balance shall be. The difference is an adjustment. Applied last, so it holds when both are given.
             */
            minutesRemaining: null | number;
            /** @description The plan's name. */
            plan: null | string;
            /** @description `pending_payment`, `active`, `inactive` or `cancelled`. */
            status: null | string;
        };
        /** @description `data` of the list of users. */
        UserList: {
            pagination: components["schemas"]["Pagination"];
            users: components["schemas"]["ListedUser"][];
        };
        /** @description The list of users, at the top level as well as under `data`: clients read either. */
        UserListEnvelope: {
            data?: null | components["schemas"]["UserList"];
            message?: string;
            pagination?: components["schemas"]["Pagination"];
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
            users?: null | components["schemas"]["ListedUser"][];
        };
        UserSubscription: {
            /**
             * Format: int64
             * @description All minutes ever granted.
             */
            minutesPurchased: number;
            /**
             * Format: int64
             * @description What is left of them; 0 when overdrawn.
             */
            minutesRemaining: number;
            /**
             * Format: date-time
             * @description Always null: credits are prepaid, so nothing is billed by date.
             */
            nextBillingDate?: null | string;
            plan: string;
            status: string;
        };
        /** @description A user as every answer shows it: never a hash. */
        UserView: {
            /** Format: uuid */
            _id: string;
            /** Format: date-time */
            createdAt: string;
            email: string;
            name: string;
            /** @description `user` or `admin`. */
            role: string;
            /** @description `pending_payment`, `active`, `inactive` or `cancelled`. */
            status: string;
            subscription: components["schemas"]["UserSubscription"];
        };
        VerificationFindingForm: {
            /** @description A sentence of ids and numbers. */
            finding: string;
            /** Format: uuid */
            tenantId: string;
        };
        /** @description What a verification came to. */
        VerificationForm: {
            /** @description An admin's id, or `system` for the nightly one. */
            actor: string;
            /**
             * Format: int32
             * @description How many have none.
             */
            clean: number;
            /**
             * Format: double
             * @description The share of tenants without a finding.
             */
            explainedPercent: number;
            /**
             * Format: int32
             * @description How many there are.
             */
            findings: number;
            /** @description The first of them, at most 100. */
            shown: components["schemas"]["VerificationFindingForm"][];
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: uuid
             * @description Null: all tenants.
             */
            tenantId: null | string;
            /** Format: int32 */
            tenants: number;
            /** Format: int64 */
            tookMs: number;
        };
        VerificationsForm: {
            last: null | components["schemas"]["VerificationForm"];
        };
        WaitingForm: {
            /**
             * Format: int64
             * @description Deliveries that the silos have yet to apply.
             */
            pending: number;
            /**
             * Format: date-time
             * @description When the longest waiting of them was received.
             */
            pendingOldest: null | string;
            /**
             * Format: int64
             * @description Deliveries that wait for an owner.
             */
            quarantined: number;
        };
        WebhookAddressRequest: {
            /** @description Left out: our own address. Otherwise one to put back, such as the earlier one. */
            url: null | string;
        };
        WebhookAddressSet: {
            agentId: string;
            /** @description What Retell had before; null when the workspace's own address was in force. */
            earlierUrl: null | string;
            webhookUrl: null | string;
        };
        /**
         * @description What a workflow reads after it forwarded an event. Always a JSON object with a real boolean `shouldDisableWorkflow`: n8n takes
         *     a missing one for false and a text for an error.
         */
        WebhookAnswer: {
            callId?: null | string;
            data?: null | components["schemas"]["WebhookData"];
            /** @description True for a delivery that changed nothing. */
            duplicate?: null | boolean;
            eventType?: null | string;
            message: string;
            /** @description True for a delivery that is kept and not applied yet. */
            pending?: null | boolean;
            /** @description One per event, in order, each a WebhookAnswer or a failure; only for a body with several events. */
            results?: null | unknown[];
            /** @description True when the tenant has no credits left or is suspended; never true in a failure. */
            shouldDisableWorkflow?: boolean;
            /** @description True for an event that is not about a finished call. */
            skipped?: null | boolean;
            success?: boolean;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description The call as it stands after the delivery. Lengths in characters, not the texts themselves. */
        WebhookCall: {
            callId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            durationMinutes: number;
            /** Format: int64 */
            durationSeconds: number;
            phoneNumber: null | string;
            /** Format: int32 */
            summaryLength: number;
            /** Format: int32 */
            transcriptLength: number;
            /** Format: uuid */
            userId: string;
        };
        /** @description `data` of a webhook's answer. */
        WebhookData: {
            alerts: components["schemas"]["Alerts"];
            call: null | components["schemas"]["WebhookCall"];
            subscription: components["schemas"]["Subscription"];
        };
        WorkspaceView: {
            hasKey: boolean;
            /** @description The last characters of the stored key. */
            keyHint: null | string;
            /**
             * Format: date-time
             * @description Until when webhooks signed with the key before are still taken.
             */
            previousKeyUntil: null | string;
            /** @description What to set as webhook address in Retell; null while Retell:PublicUrl is not configured. */
            webhookUrl: null | string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAccountForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ChangeProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAccountForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSessionListForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    EndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSessionEndedForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ChangeTimeZone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeZoneRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAccountForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListAgentClaims: {
        parameters: {
            query?: {
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfClaimList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ApproveAgentClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfClaimLine"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    RefuseAgentClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfClaimLine"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListAuditLogs: {
        parameters: {
            query?: {
                eventType?: string;
                limit?: string;
                page?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogEnvelope"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListDeliveries: {
        parameters: {
            query?: {
                agentId?: string;
                callId?: string;
                cursor?: string;
                from?: string;
                limit?: string;
                to?: string;
                verdict?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfDeliveryListForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ReplayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfInboxForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ReplayDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfReplayRangeForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfQuarantineForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    DiscardQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfInboxForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ReleaseQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfInboxForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListAllReconciliations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                workspaceId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfReconciliationListForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    RequestReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfReconciliationAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetAnyReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfReconciliationDetailForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSystemForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListTenants: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
                order?: string;
                search?: string;
                sort?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfTenantPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    CreateTenant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTenantRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfTenantCreated"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfTenantDetailForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ChangeTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTenantRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfTenantDetailForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    AdjustCredits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAdjusted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GrantCredits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfGranted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListUsers: {
        parameters: {
            query?: {
                limit?: string;
                page?: string;
                search?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserListEnvelope"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    UpdateSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSubscriptionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSubscriptionUpdated"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    EndUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSessionsEnded"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetVerification: {
        parameters: {
            query?: {
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfVerificationsForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    VerifyBooks: {
        parameters: {
            query?: {
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfVerificationsForm"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfVerificationsForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetOverview: {
        parameters: {
            query?: {
                /** @description Only this agent's calls, in all but the credits and the list of agents. */
                agentId?: string;
                /** @description The first day, such as 2026-09-01; with period=custom only. */
                from?: string;
                /** @description today, 7d, 28d (default), 90d, month (so far) or custom. */
                period?: string;
                /** @description The last day, included; with period=custom only, and at most 366 days in all. */
                to?: string;
                /** @description Whose overview; left out, one's own. Only an admin may name another user. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfOverviewForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    SignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    SignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
        };
    };
    SignOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    Me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    RefreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    SignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthEnvelope"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    EraseCaller: {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseCallerRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCallerErased"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    FilterCalls: {
        parameters: {
            query?: {
                agentId?: string;
                cursor?: string;
                /** @description inbound or outbound */
                direction?: string;
                /** @description The first day, yyyy-MM-dd, of the tenant's own days. */
                from?: string;
                limit?: string;
                maxSeconds?: string;
                /** @description Talk time in whole seconds, as durationSeconds shows it. */
                minSeconds?: string;
                /** @description 3 to 20 digits that one of the two numbers ends with; with + or 00 before them, begins with. */
                number?: string;
                order?: string;
                /** @description answered, transferred, voicemail, no_answer or failed */
                outcome?: string;
                /** @description Words of transcript and summary: all must be there; "a phrase", or, -not; the last word may go on. */
                q?: string;
                /** @description Positive, Neutral, Negative or Unknown */
                sentiment?: string;
                sort?: string;
                /** @description ongoing or ended */
                status?: string;
                /** @description true or false */
                successful?: string;
                /** @description The last day, itself included. */
                to?: string;
                /** @description Whose calls; left out, one's own. Only an admin may name another user. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfFilteredCallsForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCallDetailsForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    EraseCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCallErased"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetCallHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCallHistoryForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetCallNeighbours: {
        parameters: {
            query?: {
                agentId?: string;
                /** @description inbound or outbound */
                direction?: string;
                /** @description The first day, yyyy-MM-dd, of the tenant's own days. */
                from?: string;
                maxSeconds?: string;
                /** @description Talk time in whole seconds, as durationSeconds shows it. */
                minSeconds?: string;
                /** @description 3 to 20 digits that one of the two numbers ends with; with + or 00 before them, begins with. */
                number?: string;
                /** @description answered, transferred, voicemail, no_answer or failed */
                outcome?: string;
                /** @description Words of transcript and summary: all must be there; "a phrase", or, -not; the last word may go on. */
                q?: string;
                /** @description Positive, Neutral, Negative or Unknown */
                sentiment?: string;
                /** @description ongoing or ended */
                status?: string;
                /** @description true or false */
                successful?: string;
                /** @description The last day, itself included. */
                to?: string;
                /** @description Whose calls; left out, one's own. Only an admin may name another user. */
                userId?: string;
            };
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfNeighboursForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetRawCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ExportCalls: {
        parameters: {
            query?: {
                agentId?: string;
                columns?: string;
                /** @description inbound or outbound */
                direction?: string;
                /** @description The first day, yyyy-MM-dd, of the tenant's own days. */
                from?: string;
                maxSeconds?: string;
                /** @description Talk time in whole seconds, as durationSeconds shows it. */
                minSeconds?: string;
                /** @description 3 to 20 digits that one of the two numbers ends with; with + or 00 before them, begins with. */
                number?: string;
                /** @description answered, transferred, voicemail, no_answer or failed */
                outcome?: string;
                /** @description Words of transcript and summary: all must be there; "a phrase", or, -not; the last word may go on. */
                q?: string;
                /** @description Positive, Neutral, Negative or Unknown */
                sentiment?: string;
                /** @description ongoing or ended */
                status?: string;
                /** @description true or false */
                successful?: string;
                /** @description The last day, itself included. */
                to?: string;
                /** @description Whose calls; left out, one's own. Only an admin may name another user. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListRunningCalls: {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfRunningCallsForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetCallStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCallStatsForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListCalls: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                skip?: string;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCallListForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListLedger: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                kind?: string;
                limit?: string;
                to?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfLedgerForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ExportLedger: {
        parameters: {
            query?: {
                from?: string;
                kind?: string;
                to?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    SetLowBalanceThreshold: {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThresholdRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfThresholdForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ReportPolicyViolation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CsrfToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsrfAnswer"];
                };
            };
        };
    };
    GetAnalytics: {
        parameters: {
            query?: {
                period?: string;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAnalyticsForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetRecentActivity: {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfActivityList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetDashboardStats: {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfDashboardStats"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListOwnDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfDeliveryListForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    Health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
        };
    };
    WatchLive: {
        parameters: {
            query?: {
                lastEventId?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvents"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    N8nHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReceiveRetellWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    N8nTest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GetN8nWorkflow: {
        parameters: {
            query?: {
                signed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ListReconciliations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfReconciliationListForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfReconciliationDetailForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    AgentStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAgentStatus"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    SetWebhookAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["WebhookAddressRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfWebhookAddressSet"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ConnectAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectAgentRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAgentConnected"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAgentClaimed"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    DisconnectAgent: {
        parameters: {
            query?: {
                agentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfAgentDisconnected"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    SendTestCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["TestCallRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfTestCallForm"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ReceiveRetellEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    ReceiveRetellWorkspaceEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfWorkspaceView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    StoreWorkspaceKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreKeyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfWorkspaceView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    RemoveWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfWorkspaceView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    DropPreviousWorkspaceKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfWorkspaceView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSubscriptionForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    AddCredits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCreditsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfCreditsAdded"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
    GetOwnSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOfSubscriptionForm"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
        };
    };
}
