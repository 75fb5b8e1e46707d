//! The one list of commands: name, request, reply and, where it needs nothing but
//! the open newsroom, its use case stand here once.
//!
//! Routing ([`crate::House::call`]) and the TypeScript map
//! (`ui/src/platform/commands.ts`) are both expanded from it, so a command
//! without a use case does not compile and a misspelt name in the window does
//! not type-check.

/// Expands a macro over every command.
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            state: Empty => HouseState,
            create_newsroom: CreateNewsroom => HouseState,
            act_as: ActAs => HouseState,
            sit_down: SitDown => HouseState,
            lock: Empty => HouseState,
            set_passphrase: SetPassphrase => HouseState,
            reset_seat: ResetSeat => Vec<SeatRow>,
            seats: Empty => Vec<SeatRow> = cases::seats::rows,
            signatures: ByStory => Vec<SignatureView> = cases::seats::signatures,
            home: Empty => Home = cases::home::home,
            desk_queue: DeskQuery => DeskQueue = cases::home::queue,
            new_story: NewStory => StoryView = cases::story::begin,
            open_story: ByStory => StoryView = cases::story::open,
            leave_story: LeaveStory => Empty = cases::story::leave,
            resume: Empty => Vec<ResumeView> = cases::lease::resume,
            take_over: TakeOver => StoryView = cases::lease::take_over,
            catch_up: CatchUp => CaughtUp = cases::story::catch_up,
            merge_view: MergeAsk => MergeView = cases::merge::view,
            merge: MergeIn => StoryView = cases::merge::settle_one,
            type_text: TypeText => Saved = cases::typing::save,
            keep_undo: KeepUndo => Empty = cases::undo::keep,
            kept_undo: ByStory => KeptUndo = cases::undo::kept,
            set_fields: SetFields => StoryView = cases::fields::set,
            act: ActOn => StoryView = cases::act::act,
            // Review.
            review: ReviewAsk => ReviewView = cases::review::view,
            settle_changes: Settle => ReviewView = cases::review::settle,
            note_change: NoteChange => Empty = cases::review::note,
            proposal: ByStory => ProposalText = cases::propose::text,
            propose: ProposeText => Proposed = cases::propose::save,
            proposal_marks: MarksAsk => Vec<BlockMarks> = cases::propose::marks,
            withdraw_proposal: ProposalRef => Empty = cases::propose::withdraw,
            comments: ByStory => CommentsView = cases::comments::view,
            save_comment: SaveComment => CommentSaved = cases::comments::save,
            resolve_comment: ResolveComment => CommentsView = cases::comments::resolve,
            history: ByStory => Vec<HistoryEntry> = cases::history::history,
            timeline: ByStory => Timeline = cases::history::timeline,
            compare: Compare => Comparison = cases::versions::compare,
            restore: Restore => StoryView = cases::versions::restore,
            name_version: NameVersion => Timeline = cases::versions::name,
            recover: Recover => Recovered = cases::recover::recover,
            paste: PasteIn => Pasted,
            take_picture: TakePicture => MediaTaken,
            clippings: ByStory => Vec<ClippingView> = cases::paste::clippings,
            paste_again: PasteAgain => Pasted,
            raw_clip: ByClipping => RawClip = cases::paste::raw,
            people: Empty => PeopleView = cases::people::view,
            save_author: SaveAuthor => PeopleView = cases::people::save_author,
            set_photo: AuthorRef => PeopleView,
            add_person: AddPerson => PeopleView = cases::people::add_person,
            save_desk: AddDesk => PeopleView = cases::desks::save_desk,
            give_role: GiveRole => PeopleView = cases::desks::give_role,
            end_role: EndRole => PeopleView = cases::desks::end_role,
            revoke_role: RevokeRole => PeopleView = cases::desks::revoke_role,
            who_can: WhoCan => Vec<AbleView> = cases::desks::who_can,
            set_manager: SetManager => PeopleView = cases::people::set_manager,
            person_leaves: PersonLeaves => PeopleView = cases::people::leave,
            person_returns: ByPerson => PeopleView = cases::people::return_to_work,
            save_away: SaveAway => PeopleView = cases::away::save,
            remove_away: ById => PeopleView = cases::away::remove,
            read_import: ReadImport => Vec<ImportView>,
            accept_import: AcceptImport => StoryView = cases::import::accept,
            discard_import: Ticket => Empty = cases::import::discard,
            release_list: Empty => ReleaseView = cases::release::list,
            export: Export => ExportReply,
            jump: Jump => Vec<Hit> = cases::search::jump,
            notes: ByStory => NotesView = cases::notes::view,
            save_note: SaveNote => NoteSaved = cases::notes::save,
            save_scratch: SaveScratch => NoteSaved = cases::notes::scratch,
            snippets: Empty => Vec<SnippetView> = cases::snippets::list,
            save_snippet: SnippetView => Vec<SnippetView> = cases::snippets::save,
            remove_snippet: ById => Vec<SnippetView> = cases::snippets::remove,
            templates: Empty => TemplatesView = cases::templates::list,
            save_template: TemplateView => TemplatesView = cases::templates::save,
            remove_template: ById => TemplatesView = cases::templates::remove,
            apply_template: ApplyTemplate => StoryView = cases::templates::apply,
            mark_cut: MarkCut => CutView = cases::cut::mark,
            find_link: FindLink => Vec<LinkFound> = cases::links::find,
            set_placeholders: SetPlaceholders => HouseState,
            corrections: Empty => Vec<CorrectionView> = cases::corrections::list,
            save_correction: CorrectionView => Vec<CorrectionView> = cases::corrections::save,
            remove_correction: CorrectionView => Vec<CorrectionView> = cases::corrections::remove,
        }
    };
}
pub(crate) use with_commands;

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    macro_rules! names {
        ($($name:ident: $request:ty => $reply:ty $(= $case:path)?,)+) => {
            [$((stringify!($name), stringify!($request), stringify!($reply))),+]
        };
    }

    fn typescript(ty: &str) -> String {
        let ty = ty.replace(' ', "");
        match ty.strip_prefix("Vec<").and_then(|ty| ty.strip_suffix('>')) {
            Some(of) => format!("wire.{of}[]"),
            None => format!("wire.{ty}"),
        }
    }

    /// Writes the map beside the types it names; `cargo xtask bindings` runs this.
    #[test]
    fn export_bindings_commands() {
        let mut out = String::from(
            "// Generated from crates/api/src/commands.rs by `cargo xtask bindings`.\nimport type * as wire from './wire';\n\n/** Every command by name: what it is asked with and what it answers. */\nexport interface Commands {\n",
        );
        for (name, request, reply) in with_commands!(names) {
            writeln!(out, "  {name}: {{ request: {}; reply: {} }};", typescript(request), typescript(reply))
                .unwrap();
        }
        out.push_str("}\n");
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/platform/commands.ts");
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, out).unwrap();
    }
}
