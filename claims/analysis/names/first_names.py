"""First names that tell a "he" from a "she"; those that both bear are left out."""

from claims.analysis.function_words import word_set

# The commonest of many languages, and others that are written alike.
OF_WOMEN = word_set("""
    abigail ada adriana agata agnes agnieszka aisha alejandra alexandra alice alicia alina alison amal amanda
    amelia amina amira amy ana anastasia andreea angela anika anita anja ann anna anne annette annika antonia
    astrid audrey ayesha barbara beatrice beatriz berit beth betty birgit birgitta brenda bridget brigitte
    carla carmen carol carolina caroline catarina catherine catriona cecilia celia charlotte chiara chloe
    christina christine claire clara claudia colette consuelo cristina danielle daria deborah delia denise
    diana diane dolores dora doris dorothy ebba edith eileen eleanor elena elif elin elisabeth elise eliza
    elizabeth elke ella ellen elsa else emily emma erika esme esperanza esther eva eve evelyn fatima fatou
    faye fay felicity fiona florence frances franziska freya frida gabriela gail galina gemma georgia
    geraldine gertrude gillian giulia grace greta gudrun guadalupe gwen hana hannah harriet hazel heather
    heidi helen helena helga henrietta hilda hilary holly ida ilse imogen ines inés inga ingeborg ingrid irene
    irina iris irma isabel isabella isla ivana jana jane janet janice jasmine jennifer jenny jessica jill
    joan joanna joanne jocelyn johanna josephine joy joyce juana judith judy julia juliana julie juliet
    justyna kaja karen karin karina karolina katarina kate katerina katherine kathleen kathryn katja katrin
    kavita keiko kim kirsten kirsty kristina lakshmi larisa latifa laura lauren layla leila lena leonora
    leticia lidia liliana lily linda lisa liv lois lorna lotte louisa louise lourdes lucia lucy ludmila
    luisa lydia lyudmila madeleine magda magdalena malin malgorzata marcela maren margaret margarita margery
    margit marguerite maria mariam mariana marie marie-claire marina marion marjorie marlene marta martha
    martina mary maryam maureen may megan mei-ling melanie melissa mercedes michelle mildred miranda miriam
    molly monica monika muriel nadia nadine naima naledi nancy naomi natalia natalie natasha nicole nina
    nora noreen norma odette olena oksana olga olive olivia ottilie paloma pamela patricia paula
    paulette pauline penelope penny petra philippa phoebe phyllis pilar polina priya rachel raquel rebecca
    renata rhian rita rosa rosalind rose rosemary roxana ruth sabina sabine sally sandra sandy sara sarah
    saskia selma shanti sharon sheila shirley sian signe silvia simone siobhan siri sofia solveig sonia
    sophia sophie soraya stella stephanie sue susan susanna susanne suzanne svetlana sylvia tamara tatiana
    tatyana teresa tessa thea theresa tracy trudy ulrike ursula valentina valerie vanessa vera verena
    veronica veronika victoria virginia vivien wanda wendy wilma xenia yasmin yelena yolanda yvonne zainab
    zara zofia zoe
""")
OF_MEN = word_set("""
    abdul abdullah abdulrahman abel adam adolf adrian ahmad ahmed aidan alan albert alberto aleksander
    aleksandr alejandro alessandro alexander alexei alfonso alfred ali alistair allan alvaro amir anders
    andre andreas andrew andrzej andy angus anil anthony antoine anton antonio archie aristide arjun
    arne arnold arthur arturo asif axel barry bartosz ben benedikt benjamin bernard bernardo bernd bernhard
    bert bertrand bill bjorn bjørn bob bogdan boris bram brendan brian bruce bruno callum carl carlo carlos
    cedric cesar charles chidi christian christoph christopher claude claus clive colin conor cornelius craig
    cyril damian dan daniel danilo darren dave david davide dean denis dennis derek desmond didier diego
    dieter dietrich dirk dmitri dmitry dominik donald douglas duncan eamon ed edgar eduardo edward edwin
    eero egon einar elias emil emilio emmanuel enrico enrique eric erik ernest ernst ethan etienne eugene
    evan ewan fabio farid felipe felix ferdinand fergus fernando filip finn florian francesco francis
    francisco frank franz fred frederick frederik friedrich gabriel gareth garry gary gavin geoff geoffrey
    george georg gerald gerard gerhard giacomo gianni gilbert giorgio giovanni giuseppe gordon graham greg
    gregor gregory guillaume gunnar gunther gustav guy hamid hamish hank hans harald harold harry harvey
    hasan hassan hector heinrich helmut hendrik henri henrik henry herbert hermann hiroshi horst howard
    hubert hugh hugo humphrey hussein iain ian ibrahim ignacio igor ilya imran isaac ismail ivan ivar ivo
    jack jacek jacob jacques jaime jakob jake james jason javier jean-claude jean-luc jean-marc jean-pierre
    jeff jeffrey jens jeremy jerome jerry jerzy jesus jim joachim joao joaquin joe joel johan johann
    johannes john jonas jonathan jorge jose josef joseph joshua josé juan juha julian julio jurgen justin
    jürgen karim karl kaspar keith kenji kenneth kenny kevin khalid klaus konrad krzysztof kurt kwame
    lachlan larry lars laurence laurent lawrence leif len leo leon leonard leonid leopold leszek lewis liam
    lionel lloyd lorenzo louis luc luca ludwig luigi luis luka lukas luke lukasz maarten magnus mahmoud
    malcolm manfred manuel marc marcel marco marcus marek mario marius mark markus martin massimo mateusz
    mathias matteo matthew matthias maurice mauricio max maxim maximilian mehdi michael michel miguel mikael
    mike mikhail milan milos mohamed mohammad mohammed moses mubarak muhammad mustafa nathan neil nelson
    niall nicholas nicolas niels nigel nikita nikolai nils noah norbert olaf norman oleg oliver olivier omar
    oscar oskar osman otto owen pablo paddy paolo pascal patrick paul paulo pavel pedro pekka percival per
    peter petr phil philip philippe pierre piet pieter piotr rafael rainer rajesh rakesh ralph ramon rashid
    raul ravi ray raymond reinhard rené rey ricardo richard rob robert roberto rodney rodrigo roger roland
    rolf roman ron ronald rory ross roy ruben rudolf rufus rupert russell ryan salim samir samuel santiago
    scott sean sebastian sergei sergey sergio seth simon sipho stanislav stefan stefano stephen steve steven
    stewart stuart sven takeshi tariq ted terence terry theo theodore thierry thomas thorsten tim timothy
    tobias tom tomas tomasz tommy tony torsten trevor tristan ulrich uwe vaclav valentin valery vasily
    viktor vincent vincenzo vittorio vladimir volker walter warren wayne werner wilfred wilhelm will willem
    william wim winston wolfgang xavier yann yannick yasser yuri yusuf yves zbigniew zoltan
""")
