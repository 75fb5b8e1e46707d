//! The one list of commands: name, request and reply stand here once.
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
            home: Empty => Home,
            desk_queue: DeskQuery => DeskQueue,
            new_story: NewStory => StoryView,
            open_story: ByStory => StoryView,
            leave_story: LeaveStory => Empty,
            resume: Empty => Vec<ResumeView>,
            take_over: TakeOver => StoryView,
            catch_up: CatchUp => CaughtUp,
            merge_view: MergeAsk => MergeView,
            merge: MergeIn => StoryView,
            type_text: TypeText => Saved,
            keep_undo: KeepUndo => Empty,
            kept_undo: ByStory => KeptUndo,
            set_fields: SetFields => StoryView,
            act: ActOn => StoryView,
            history: ByStory => Vec<HistoryEntry>,
            timeline: ByStory => Timeline,
            compare: Compare => Comparison,
            restore: Restore => StoryView,
            name_version: NameVersion => Timeline,
            recover: Recover => Recovered,
            paste: PasteIn => Pasted,
            take_picture: TakePicture => MediaTaken,
            clippings: ByStory => Vec<ClippingView>,
            paste_again: PasteAgain => Pasted,
            raw_clip: ByClipping => RawClip,
            people: Empty => PeopleView,
            save_author: SaveAuthor => PeopleView,
            set_photo: AuthorRef => PeopleView,
            add_person: AddPerson => PeopleView,
            save_desk: AddDesk => PeopleView,
            give_role: GiveRole => PeopleView,
            end_role: EndRole => PeopleView,
            read_import: ReadImport => Vec<ImportView>,
            accept_import: AcceptImport => StoryView,
            discard_import: Ticket => Empty,
            release_list: Empty => ReleaseView,
            export: Export => ExportReply,
            jump: Jump => Vec<Hit>,
            notes: ByStory => NotesView,
            save_note: SaveNote => NoteSaved,
            save_scratch: SaveScratch => NoteSaved,
            snippets: Empty => Vec<SnippetView>,
            save_snippet: SnippetView => Vec<SnippetView>,
            remove_snippet: ById => Vec<SnippetView>,
            templates: Empty => TemplatesView,
            save_template: TemplateView => TemplatesView,
            remove_template: ById => TemplatesView,
            apply_template: ApplyTemplate => StoryView,
            mark_cut: MarkCut => CutView,
            find_link: FindLink => Vec<LinkFound>,
            set_placeholders: SetPlaceholders => HouseState,
            corrections: Empty => Vec<CorrectionView>,
            save_correction: CorrectionView => Vec<CorrectionView>,
            remove_correction: CorrectionView => Vec<CorrectionView>,
        }
    };
}
pub(crate) use with_commands;

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    macro_rules! names {
        ($($name:ident: $request:ty => $reply:ty),+ $(,)?) => {
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
