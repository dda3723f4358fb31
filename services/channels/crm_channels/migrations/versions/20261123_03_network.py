"""Types, tiers with benefits, territories, contracts, certifications, visits, invitations; reminders of registrations.

What belongs to a partner or a registration is seen by whoever sees that: its owner, team and partner stand in each row,
and the database itself keeps them equal.

Revision ID: channels_0003
"""

from alembic import op

revision = "channels_0003"
down_revision = "channels_0002"
branch_labels = None
depends_on = None

LIFE = """
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
"""
OF_PARTNER = """
        partner_id bigint not null references partners,
        owner_id text not null default '',
        team text not null default '',
"""
OF_PARTNERS = (
    *("partner_persons", "partner_contracts", "partner_certifications", "partner_visits"),
    "portal_invitations",
)
# The keys under which a name is found that is written a little differently: the whole of it without blanks, each word,
# each two words, its first word with any one letter left out (two words that differ by one letter share one of these),
# and two neighbouring Chinese signs. Each lookup is a short walk in a B-tree, however common the word: a trigram index
# reads the whole list of every common trigram, which takes a second among two million names.
NAME_KEYS = """
    create function channels_name_keys(name_key text, name_search text) returns bigint[]
    language sql immutable parallel safe as $$
        with words as (
            select word, min(place) as place from regexp_split_to_table(name_search, ' ')
                with ordinality as parts(word, place)
            where length(word) >= 2 group by word order by 2 limit 6
        ), first as (
            select left(word, 14) as word from words where length(word) >= 4 order by place limit 1
        ), han as (
            select found[1] as run from regexp_matches(name_key, '[\u3400-\u9fff\uf900-\ufaff]{2,}', 'g') found
        )
        select array_agg(distinct hashtextextended(key, 0)) from (
            select 'j' || replace(name_search, ' ', '') as key
            union all select 'w' || word from words
            union all select 'b' || one.word || ' ' || other.word
                from words one join words other on one.word < other.word
            union all select 'd' || word from first
            union all select 'd' || overlay(word placing '' from place for 1)
                from first, generate_series(1, length(word)) place
            union all select 'h' || substr(run, place, 2) from han, generate_series(1, length(run) - 1) place
        ) keys
    $$
"""
FOLLOW_NAMES = """
    create function channels_follow_names() returns trigger language plpgsql as $$
    declare record_id_ bigint; kind_ smallint; was boolean := false; is_found boolean;
        before bigint[]; after bigint[];
    begin
        if tg_table_name = 'accounts' then
            kind_ := 2; record_id_ := new.account_id;
            is_found := new.delete_time is null and new.owner_id <> '';
            if tg_op = 'UPDATE' then was := old.delete_time is null and old.owner_id <> ''; end if;
        elsif tg_table_name = 'deal_registrations' then
            kind_ := 1; record_id_ := new.deal_registration_id;
            is_found := new.state in ('submitted', 'approved');
            if tg_op = 'UPDATE' then was := old.state in ('submitted', 'approved'); end if;
        else
            kind_ := 3; record_id_ := new.quote_id;
            is_found := new.state in ('sent', 'accepted') and new.delete_time is null;
            if tg_op = 'UPDATE' then was := old.state in ('sent', 'accepted') and old.delete_time is null; end if;
        end if;
        if was then before := channels_name_keys(old.name_key, old.name_search); end if;
        if is_found then after := channels_name_keys(new.name_key, new.name_search); end if;
        if before is distinct from after then
            delete from name_keys where key = any (before) and kind = kind_ and record_id = record_id_;
            insert into name_keys (key, kind, record_id)
            select key, kind_, record_id_ from unnest(after) key on conflict do nothing;
        end if;
        return null;
    end $$
"""
STATEMENTS = (
    f"""
    create table tier_benefits (
        tier_benefit_id bigint generated always as identity primary key,
        tier text not null unique check (tier in ('registered', 'silver', 'gold', 'platinum')),
        discount_percent numeric(6, 3) not null default 0 check (discount_percent between 0 and 100),
        protection_days integer not null default 90 check (protection_days between 1 and 365),
        open_registrations integer check (open_registrations > 0),
        material_quota integer check (material_quota >= 0),
        payment_days integer check (payment_days >= 0),
        needed_certifications integer not null default 0 check (needed_certifications >= 0),
        description text not null default '',
        {LIFE}
    )
    """,
    """
    insert into tier_benefits (tier, discount_percent, protection_days) values
        ('registered', 0, 90), ('silver', 3, 90), ('gold', 6, 120), ('platinum', 10, 180)
    """,
    f"""
    create table territories (
        territory_id bigint generated always as identity primary key,
        name text not null,
        parent_territory_id bigint references territories,
        path text not null,
        lineage bigint[] not null default '{{}}',
        owner_id text not null default '',
        team text not null default '',
        {LIFE}
    )
    """,
    """create unique index territories_name on territories (coalesce(parent_territory_id, 0), lower(name))
        where delete_time is null""",
    "create index territories_lineage on territories using gin (lineage)",
    "alter table partners add column territory_id bigint references territories",
    "create index partners_territory on partners (territory_id) where territory_id is not null",
    f"""
    create table partner_persons (
        partner_person_id bigint generated always as identity primary key,
        {OF_PARTNER}
        name text not null,
        role text not null default '',
        main boolean not null default false,
        phone text not null default '',
        email text not null default '',
        user_id text not null default '',
        {LIFE}
    )
    """,
    "create index partner_persons_partner on partner_persons (partner_id)",
    """
    insert into partner_persons (partner_id, owner_id, team, name, role, phone, email)
    select p.partner_id, p.owner_id, p.team, c ->> 'name', coalesce(c ->> 'role', ''),
        coalesce(c ->> 'phone', ''), coalesce(c ->> 'email', '')
    from partners p, jsonb_array_elements(p.contacts) with ordinality as of_partner(c, place)
    order by p.partner_id, place
    """,
    f"""
    create table partner_contracts (
        partner_contract_id bigint generated always as identity primary key,
        {OF_PARTNER}
        number text not null,
        title text not null default '',
        start_date date not null,
        end_date date check (end_date >= start_date),
        notice_days integer not null default 0 check (notice_days >= 0),
        renews boolean not null default false,
        payment_days integer not null default 0 check (payment_days >= 0),
        payment_terms text not null default '',
        credit_terms text not null default '',
        reminder_days integer not null default 60 check (reminder_days >= 0),
        {LIFE}
    )
    """,
    """create unique index partner_contracts_number on partner_contracts (partner_id, lower(number))
        where delete_time is null""",
    "create index partner_contracts_end on partner_contracts (end_date) where delete_time is null",
    f"""
    create table partner_certifications (
        partner_certification_id bigint generated always as identity primary key,
        {OF_PARTNER}
        name text not null,
        level text not null default '',
        number text not null default '',
        holder text not null default '',
        issue_date date,
        valid_until date check (valid_until >= issue_date),
        reminder_days integer not null default 60 check (reminder_days >= 0),
        {LIFE}
    )
    """,
    "create index partner_certifications_partner on partner_certifications (partner_id)",
    """create index partner_certifications_end on partner_certifications (valid_until)
        where delete_time is null""",
    f"""
    create table partner_visits (
        partner_visit_id bigint generated always as identity primary key,
        {OF_PARTNER}
        state text not null check (state in ('planned', 'done', 'cancelled')),
        plan_time timestamptz not null,
        visitor_id text not null,
        purpose text not null default '',
        done_time timestamptz,
        outcome text not null default '',
        notes text not null default '',
        next_step text not null default '',
        next_step_date date,
        {LIFE},
        constraint done_has_its_time check ((state = 'done') = (done_time is not null))
    )
    """,
    "create index partner_visits_partner on partner_visits (partner_id, plan_time)",
    """create index partner_visits_planned on partner_visits (plan_time)
        where state = 'planned' and delete_time is null""",
    f"""
    create table portal_invitations (
        portal_invitation_id bigint generated always as identity primary key,
        {OF_PARTNER}
        partner_person_id bigint references partner_persons,
        user_id text not null,
        display_name text not null,
        email text not null default '',
        state text not null check (state in ('open', 'accepted', 'revoked')),
        expire_time timestamptz not null,
        invited_by text not null,
        close_time timestamptz,
        nonce text not null,
        {LIFE}
    )
    """,
    # One login name is offered to one person at a time.
    """create unique index portal_invitations_open on portal_invitations (user_id) where state = 'open'""",
    "create index portal_invitations_partner on portal_invitations (partner_id)",
    "alter table deal_registrations add column extended_days integer not null default 0",
    """create index deal_registrations_ending on deal_registrations (protected_until_time)
        where state = 'approved'""",
    "create index deal_registrations_decided on deal_registrations (decide_time) where decide_time is not null",
    f"""
    create table registration_extensions (
        registration_extension_id bigint generated always as identity primary key,
        deal_registration_id bigint not null references deal_registrations,
        partner_id bigint references partners,
        owner_id text not null default '',
        team text not null default '',
        days integer not null check (days between 1 and 365),
        reason text not null check (reason <> ''),
        state text not null check (state in ('asked', 'approved', 'refused', 'void')),
        asked_by text not null,
        decided_by text not null default '',
        decision_reason text not null default '',
        decide_time timestamptz,
        protected_until_time timestamptz,
        {LIFE}
    )
    """,
    """create unique index registration_extensions_asked on registration_extensions (deal_registration_id)
        where state = 'asked'""",
    "create index registration_extensions_of on registration_extensions (deal_registration_id)",
    """
    create table registration_settings (
        registration_settings_id bigint primary key check (registration_settings_id = 1),
        reminder_days integer[] not null default '{30,7}',
        etag bigint not null default 1,
        update_time timestamptz not null default now()
    )
    """,
    "insert into registration_settings (registration_settings_id) values (1)",
    f"""
    create table customer_conflicts (
        customer_conflict_id bigint generated always as identity primary key,
        end_customer_name text not null,
        name_key text not null,
        name_search text not null,
        account_id bigint,
        city text not null default '',
        country text not null default '',
        state text not null check (state in ('open', 'decided', 'dissolved')),
        outcome text check (outcome in ('one_keeps', 'shared', 'no_conflict')),
        winner_registration_id bigint references deal_registrations,
        reason text not null default '',
        decided_by text not null default '',
        close_time timestamptz,
        partner_ids bigint[] not null default '{{}}',
        owner_ids text[] not null default '{{}}',
        teams text[] not null default '{{}}',
        {LIFE},
        constraint decided_has_reason check (state <> 'decided' or (outcome is not null and reason <> ''))
    )
    """,
    "create index customer_conflicts_state on customer_conflicts (state, create_time)",
    """
    create table conflict_sides (
        conflict_side_id bigint generated always as identity primary key,
        customer_conflict_id bigint not null references customer_conflicts,
        kind text not null check (kind in ('registration', 'account', 'quote', 'order')),
        record_id bigint not null,
        partner_id bigint,
        owner_id text not null default '',
        team text not null default '',
        create_time timestamptz not null default now(),
        unique (customer_conflict_id, kind, record_id)
    )
    """,
    "create index conflict_sides_record on conflict_sides (kind, record_id)",
    """
    create table conflict_steps (
        conflict_step_id bigint generated always as identity primary key,
        customer_conflict_id bigint not null references customer_conflicts,
        step text not null check (step in ('opened', 'joined', 'left', 'decided', 'dissolved', 'reopened')),
        actor_id text not null,
        outcome text,
        reason text not null default '',
        deal_registration_id bigint,
        create_time timestamptz not null default now()
    )
    """,
    "create index conflict_steps_of on conflict_steps (customer_conflict_id, conflict_step_id)",
    "create function channels_follow_partner() returns trigger language plpgsql as $$ begin "
    + " ".join(
        f"update {table} set owner_id = new.owner_id, team = new.team where partner_id = new.partner_id;"
        for table in OF_PARTNERS
    )
    + " return new; end $$",
    """create trigger partners_followed after update of owner_id, team on partners for each row
        when (old.owner_id is distinct from new.owner_id or old.team is distinct from new.team)
        execute function channels_follow_partner()""",
    """create function channels_follow_registration() returns trigger language plpgsql as $$ begin
        update registration_extensions
        set owner_id = new.owner_id, team = new.team, partner_id = new.partner_id
        where deal_registration_id = new.deal_registration_id;
        return new;
    end $$""",
    """create trigger deal_registrations_followed after update of owner_id, team, partner_id
        on deal_registrations for each row
        when (old.owner_id is distinct from new.owner_id or old.team is distinct from new.team
            or old.partner_id is distinct from new.partner_id)
        execute function channels_follow_registration()""",
    """
    create table name_keys (
        key bigint not null,
        kind smallint not null check (kind in (1, 2, 3)),
        record_id bigint not null,
        primary key (key, kind, record_id)
    )
    """,
    NAME_KEYS,
    FOLLOW_NAMES,
    """create trigger accounts_found after insert or update of name_key, name_search, owner_id, delete_time
        on accounts for each row execute function channels_follow_names()""",
    """create trigger deal_registrations_found after insert or update of name_key, name_search, state
        on deal_registrations for each row execute function channels_follow_names()""",
    """insert into name_keys select unnest(channels_name_keys(name_key, name_search)), 2, account_id from accounts
        where delete_time is null and owner_id <> ''""",
    """insert into name_keys
        select unnest(channels_name_keys(name_key, name_search)), 1, deal_registration_id
        from deal_registrations where state in ('submitted', 'approved')""",
    "drop index accounts_search",
)
TABLES = (
    *("conflict_steps", "conflict_sides", "customer_conflicts", "registration_settings"),
    *("registration_extensions", "portal_invitations", "partner_visits"),
    *("partner_certifications", "partner_contracts", "partner_persons"),
)


def upgrade() -> None:
    """Makes the tables; people who stood within partners become records."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drops what upgrade made."""
    op.execute(
        "create index accounts_search on accounts using gin (name_search gin_trgm_ops)"
        " where delete_time is null and owner_id <> ''"
    )
    for table in ("accounts", "deal_registrations"):
        op.execute(f"drop trigger {table}_found on {table}")
    op.execute("drop function channels_follow_names")
    op.execute("drop function channels_name_keys")
    op.drop_table("name_keys")
    op.execute("drop trigger deal_registrations_followed on deal_registrations")
    op.execute("drop function channels_follow_registration")
    op.execute("drop trigger partners_followed on partners")
    op.execute("drop function channels_follow_partner")
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("deal_registrations", "extended_days")
    op.drop_column("partners", "territory_id")
    op.drop_table("territories")
    op.drop_table("tier_benefits")
